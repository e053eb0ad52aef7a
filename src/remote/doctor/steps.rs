//! The doctor's words: what is wrong, and the exact setting of each program.
//!
//! Settings from docs.ollama.com/faq (`OLLAMA_ORIGINS`), lmstudio.ai/docs (“Enable CORS”, `lms server start --cors`),
//! llama.cpp discussion 31054 (`--cors-origins`, `*` unless said otherwise),
//! docs.vllm.ai serve arguments (`--allowed-origins`, `['*']` unless said otherwise).

use super::{Cause, Fetch, Observed, Permission, Server, commands};
use crate::{Address, FailureKind, words};

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
        Cause::Nothing => (words::doctor_fine(&host), Vec::new()),
        Cause::Offline => (words::doctor_offline().into(), one(words::step_connect())),
        Cause::WrongAddress => (said, address_steps(server)),
        Cause::MixedContent => mixed_content(&host, address),
        Cause::LocalPermission => permission(&host, seen.permission, page),
        Cause::Cors => (
            words::doctor_cors(&host, &origin),
            cors_steps(server, &origin),
        ),
        Cause::ServerDown => (words::doctor_down(&host), start_steps(server, address)),
        Cause::WrongKey | Cause::WrongModel | Cause::NoCredit | Cause::Failure(_) => {
            (said, failure_steps(cause, server))
        }
        Cause::Unclear => (words::doctor_unclear(&host), one(words::step_blind())),
    }
}

fn mixed_content(host: &str, address: &Address) -> (String, Vec<String>) {
    let what = words::doctor_mixed(host);
    let https = address.to_string().replacen("http://", "https://", 1);
    let steps = vec![
        words::step_https(&https),
        words::step_localhost().into(),
        words::step_other_browser().into(),
    ];
    (what, steps)
}

fn permission(host: &str, permission: Permission, page: Option<&Address>) -> (String, Vec<String>) {
    if page.is_some_and(|it| !it.is_https()) {
        let what = words::doctor_plain_page(host);
        return (what, vec![words::step_page_over_https().into()]);
    }
    let what = match permission {
        Permission::Denied => words::doctor_denied(host),
        _ => words::doctor_prompt(host),
    };
    let steps = match permission {
        Permission::Denied => vec![
            words::step_site_settings().into(),
            words::step_allow().into(),
        ],
        _ => vec![words::step_allow_when_asked().into()],
    };
    (what, steps)
}

fn cors_steps(server: Server, origin: &str) -> Vec<String> {
    match server {
        Server::Ollama => vec![
            words::step_ollama_origins().into(),
            words::step_on_system("macOS", &commands::origins_on_macos(origin)),
            words::step_on_system(commands::WINDOWS, &commands::origins_on_windows(origin)),
            words::step_ollama_linux(
                commands::EDIT_ON_LINUX,
                commands::SECTION_ON_LINUX,
                &commands::origins_on_linux(origin),
                commands::RESTART_ON_LINUX,
            ),
            words::step_docker(&commands::origins_in_docker(origin)),
            words::step_restart_ollama().into(),
        ],
        Server::LmStudio => vec![
            words::step_lm_studio_cors().into(),
            words::step_or_start_server(commands::START_LM_STUDIO),
        ],
        Server::LlamaCpp => vec![
            words::step_llama_allows("--cors-origins"),
            words::step_start_it_with(&commands::llama_with_origins(origin)),
            words::step_proxy().into(),
        ],
        Server::Vllm => vec![
            words::step_vllm_allows("--allowed-origins"),
            words::step_start_it_with(&commands::vllm_with_origins(origin)),
        ],
        Server::LiteLlm | Server::Own => vec![
            words::step_allow_origin(origin),
            words::step_answers_carry(&commands::header(origin)),
        ],
        Server::Hosted => vec![words::step_hosted().into(), words::step_gateway().into()],
    }
}

fn start_steps(server: Server, address: &Address) -> Vec<String> {
    let address = address.to_string();
    let mut steps = match server {
        Server::Ollama => vec![
            words::step_start_ollama(commands::SERVE_OLLAMA),
            words::step_listens_unless("http://localhost:11434", "OLLAMA_HOST"),
        ],
        Server::LmStudio => vec![
            words::step_start_lm_studio(commands::START_LM_STUDIO),
            words::step_listens_by_settings("http://localhost:1234"),
        ],
        Server::LlamaCpp => vec![
            words::step_run(commands::START_LLAMA),
            words::step_from_elsewhere("--host 0.0.0.0"),
        ],
        Server::Vllm => vec![
            words::step_run(commands::START_VLLM),
            words::step_listens_at_port("8000"),
        ],
        Server::LiteLlm => vec![
            words::step_run(commands::START_LITELLM),
            words::step_listens_at_port("4000"),
        ],
        Server::Own => vec![words::step_compare_port(&address)],
        Server::Hosted => vec![words::step_spelling(&address), words::step_blocked().into()],
    };
    if address.starts_with("https") {
        steps.push(words::step_certificate(&address));
    }
    steps
}

fn address_steps(server: Server) -> Vec<String> {
    let step = match server {
        Server::Ollama => {
            words::step_ollama_address("http://localhost:11434", "http://localhost:11434/v1")
        }
        Server::LmStudio => words::step_wants_address("LM Studio", "http://localhost:1234/v1"),
        Server::LlamaCpp => words::step_llama_address("http://localhost:8080/v1"),
        Server::Vllm => words::step_wants_address("vLLM", "http://localhost:8000/v1"),
        Server::LiteLlm => words::step_wants_address("LiteLLM", "http://localhost:4000/v1"),
        Server::Own | Server::Hosted => words::step_compare_address().into(),
    };
    vec![step]
}

fn failure_steps(cause: Cause, server: Server) -> Vec<String> {
    match (cause, server) {
        (Cause::WrongModel, Server::Ollama) => {
            vec![words::step_ollama_models(
                commands::LIST_OLLAMA,
                commands::PULL_OLLAMA,
            )]
        }
        (Cause::WrongModel, Server::LmStudio) => vec![words::step_lm_studio_models(
            commands::LIST_LM_STUDIO,
            commands::LOAD_LM_STUDIO,
        )],
        (Cause::WrongKey, Server::LlamaCpp | Server::Vllm) => {
            vec![words::step_api_key("--api-key")]
        }
        (Cause::WrongKey, Server::LiteLlm) => vec![words::step_litellm_key().into()],
        // Ollama answers 403 to an origin that it does not know, where the browser lets that be seen.
        (Cause::Failure(FailureKind::Forbidden), Server::Ollama) => {
            vec![words::step_ollama_refuses().into()]
        }
        _ => Vec::new(),
    }
}
