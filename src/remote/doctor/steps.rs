//! The doctor's words: what is wrong, and the exact setting of each program.
//!
//! Settings from docs.ollama.com/faq (`OLLAMA_ORIGINS`), lmstudio.ai/docs (“Enable CORS”, `lms server start --cors`),
//! llama.cpp discussion 31054 (`--cors-origins`, `*` unless said otherwise),
//! docs.vllm.ai serve arguments (`--allowed-origins`, `['*']` unless said otherwise).

use super::{Cause, Fetch, Observed, Permission, Server};
use crate::{Address, FailureKind};

pub(super) fn words(
    cause: Cause,
    seen: &Observed,
    address: &Address,
    page: Option<&Address>,
    server: Server,
) -> (String, Vec<String>) {
    let host = address.host();
    // What is put into commands is this page's address as it was read, or nothing.
    let origin = page.map_or("*".to_owned(), |it| it.to_string());
    let said = match &seen.fetch {
        Fetch::Failed(failure) => failure.to_string(),
        _ => String::new(),
    };
    let one = |step: &str| vec![step.to_owned()];
    match cause {
        Cause::Nothing => (
            format!("{host} answers, and the answer can be read."),
            Vec::new(),
        ),
        Cause::Offline => (
            "This device is offline.".into(),
            one("Connect it to a network, then try again. Models in this page run without one."),
        ),
        Cause::WrongAddress => (said, address_steps(server)),
        Cause::MixedContent => mixed_content(&host, address),
        Cause::LocalPermission => permission(&host, seen.permission, page),
        Cause::Cors => (
            format!(
                "{host} runs, but does not allow pages from {origin} to read its answers (CORS)."
            ),
            cors_steps(server, &origin),
        ),
        Cause::ServerDown => (
            format!("Nothing answers at {host}: the program does not run, or listens elsewhere."),
            start_steps(server, address),
        ),
        Cause::WrongKey | Cause::WrongModel | Cause::NoCredit | Cause::Failure(_) => {
            (said, failure_steps(cause, server))
        }
        Cause::Unclear => (
            format!(
                "No answer from {host} could be read, and it is not known yet whether anything is there."
            ),
            one(
                "Let the doctor send its blind request, which shows whether something answers at all.",
            ),
        ),
    }
}

fn mixed_content(host: &str, address: &Address) -> (String, Vec<String>) {
    let what = format!(
        "This page came over https, and the browser forbids it to ask {host} over plain http (mixed content)."
    );
    let https = address.to_string().replacen("http://", "https://", 1);
    let steps = vec![
        format!("Where the server can do https, write {https}."),
        "For a server on this very machine, write http://localhost with its port: that is allowed.".into(),
        "For a server elsewhere in your network, use Chrome or Edge 142 or later, which ask for permission, or put https before the server.".into(),
    ];
    (what, steps)
}

fn permission(host: &str, permission: Permission, page: Option<&Address>) -> (String, Vec<String>) {
    if page.is_some_and(|it| !it.is_https()) {
        let what = format!(
            "This page came over plain http, and the browser lets only https pages ask {host}, which is in your own network."
        );
        return (
            what,
            vec!["Open this page over https, or from http://localhost.".into()],
        );
    }
    let what = match permission {
        Permission::Denied => format!(
            "The browser keeps this page from reaching {host}: access to the local network was refused."
        ),
        _ => format!(
            "The browser has to ask you before this page may reach {host}, and has not had its answer."
        ),
    };
    let steps = match permission {
        Permission::Denied => vec![
            "Click the icon to the left of this page's address and open the site settings.".into(),
            "Set “Local network access” (or “Apps on device”) to Allow, then reload.".into(),
        ],
        _ => vec!["Try again, and choose Allow when the browser asks about devices on your local network.".into()],
    };
    (what, steps)
}

fn cors_steps(server: Server, origin: &str) -> Vec<String> {
    let steps: &[&str] = match server {
        Server::Ollama => &[
            "Allow this page by the setting OLLAMA_ORIGINS, on the machine where Ollama runs:",
            "macOS: launchctl setenv OLLAMA_ORIGINS \"{origin}\"",
            "Windows: setx OLLAMA_ORIGINS \"{origin}\"",
            "Linux: sudo systemctl edit ollama, add the two lines [Service] and Environment=\"OLLAMA_ORIGINS={origin}\", then sudo systemctl daemon-reload && sudo systemctl restart ollama",
            "Docker: start it with -e OLLAMA_ORIGINS=\"{origin}\"",
            "Quit Ollama wholly, also its icon in the bar, and start it again.",
        ],
        Server::LmStudio => &[
            "In LM Studio, open Developer, then Server Settings, and switch on “Enable CORS”.",
            "Or start the server with: lms server start --cors",
        ],
        Server::LlamaCpp => &[
            "llama.cpp's server allows every page unless it was told otherwise: look for --cors-origins in how it is started.",
            "Start it with: llama-server … --cors-origins {origin}",
            "Where it is behind a proxy, let the proxy pass on its CORS headers.",
        ],
        Server::Vllm => &[
            "vLLM allows every page unless it was told otherwise: look for --allowed-origins in how it is started.",
            "Start it with: vllm serve … --allowed-origins '[\"{origin}\"]'",
        ],
        Server::LiteLlm | Server::Own => &[
            "In the server's settings, allow the origin {origin}, the header “authorization” and the header “content-type”.",
            "Its answers then carry: access-control-allow-origin: {origin}",
        ],
        Server::Hosted => &[
            "This service does not answer web pages, and nothing in this page can change that.",
            "Ask the same model through OpenRouter, or through a gateway of your own such as LiteLLM.",
        ],
    };
    steps
        .iter()
        .map(|it| it.replace("{origin}", origin))
        .collect()
}

fn start_steps(server: Server, address: &Address) -> Vec<String> {
    let address = address.to_string();
    let steps: &[&str] = match server {
        Server::Ollama => &[
            "Start the Ollama app, or run: ollama serve",
            "It listens at http://localhost:11434 unless OLLAMA_HOST says otherwise.",
        ],
        Server::LmStudio => &[
            "In LM Studio, open Developer and switch the server on, or run: lms server start --cors",
            "It listens at http://localhost:1234 unless its settings say otherwise.",
        ],
        Server::LlamaCpp => &[
            "Run: llama-server -m MODEL.gguf --port 8080",
            "For another machine to reach it, add --host 0.0.0.0.",
        ],
        Server::Vllm => &[
            "Run: vllm serve MODEL",
            "It listens at port 8000 unless --port says otherwise.",
        ],
        Server::LiteLlm => &[
            "Run: litellm --config config.yaml",
            "It listens at port 4000 unless --port says otherwise.",
        ],
        Server::Own => &["Start the program, and compare its port with the one in {address}."],
        Server::Hosted => &[
            "Check the spelling of {address}.",
            "If it is right, the service is down or something on the way blocks it: an ad blocker, a firewall, a company's network. Open it in a tab to see.",
        ],
    };
    let certificate = "If opening {address} in a tab shows a warning about its certificate, the browser refuses it here too: give the server a certificate that it trusts.";
    let certificate = address.starts_with("https").then_some(&certificate);
    let steps = steps.iter().chain(certificate);
    steps.map(|it| it.replace("{address}", &address)).collect()
}

fn address_steps(server: Server) -> Vec<String> {
    let step = match server {
        Server::Ollama => {
            "Ollama's own protocol wants the address without anything after the port: http://localhost:11434. With OpenAI's protocol it is http://localhost:11434/v1."
        }
        Server::LmStudio => "LM Studio wants http://localhost:1234/v1.",
        Server::LlamaCpp => "llama.cpp's server wants http://localhost:8080/v1.",
        Server::Vllm => "vLLM wants http://localhost:8000/v1.",
        Server::LiteLlm => "LiteLLM wants http://localhost:4000/v1.",
        Server::Own | Server::Hosted => {
            "Compare it with the address in the service's documentation; mostly it ends in /v1."
        }
    };
    vec![step.to_owned()]
}

fn failure_steps(cause: Cause, server: Server) -> Vec<String> {
    match (cause, server) {
        (Cause::WrongModel, Server::Ollama) => {
            vec!["See what is there with: ollama list. Bring a model with: ollama pull NAME".into()]
        }
        (Cause::WrongModel, Server::LmStudio) => {
            vec![
                "See what is there with: lms ls. Load a model in LM Studio or with: lms load NAME"
                    .into(),
            ]
        }
        (Cause::WrongKey, Server::LlamaCpp | Server::Vllm) => {
            vec!["The key is the one after --api-key in how the server is started.".into()]
        }
        (Cause::WrongKey, Server::LiteLlm) => {
            vec!["The key is LiteLLM's master key or a virtual key made with it.".into()]
        }
        // Ollama answers 403 to an origin that it does not know, where the browser lets that be seen.
        (Cause::Failure(FailureKind::Forbidden), Server::Ollama) => {
            vec!["Ollama refuses pages that OLLAMA_ORIGINS does not name. Set it to this page's address and start Ollama again.".into()]
        }
        _ => Vec::new(),
    }
}
