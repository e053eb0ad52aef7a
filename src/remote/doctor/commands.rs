//! What the doctor lets people copy: commands and settings, the same in every language.

pub(super) const WINDOWS: &str = "Windows";

pub(super) fn origins_on_macos(origin: &str) -> String {
    format!("launchctl setenv OLLAMA_ORIGINS \"{origin}\"")
}

pub(super) fn origins_on_windows(origin: &str) -> String {
    format!("setx OLLAMA_ORIGINS \"{origin}\"")
}

pub(super) const EDIT_ON_LINUX: &str = "sudo systemctl edit ollama";
pub(super) const SECTION_ON_LINUX: &str = "[Service]";

pub(super) fn origins_on_linux(origin: &str) -> String {
    format!("Environment=\"OLLAMA_ORIGINS={origin}\"")
}

pub(super) const RESTART_ON_LINUX: &str =
    "sudo systemctl daemon-reload && sudo systemctl restart ollama";

pub(super) fn origins_in_docker(origin: &str) -> String {
    format!("-e OLLAMA_ORIGINS=\"{origin}\"")
}

pub(super) const SERVE_OLLAMA: &str = "ollama serve";
pub(super) const LIST_OLLAMA: &str = "ollama list";
pub(super) const PULL_OLLAMA: &str = "ollama pull NAME";

pub(super) const START_LM_STUDIO: &str = "lms server start --cors";
pub(super) const LIST_LM_STUDIO: &str = "lms ls";
pub(super) const LOAD_LM_STUDIO: &str = "lms load NAME";

pub(super) const START_LLAMA: &str = "llama-server -m MODEL.gguf --port 8080";

pub(super) fn llama_with_origins(origin: &str) -> String {
    format!("llama-server … --cors-origins {origin}")
}

pub(super) const START_VLLM: &str = "vllm serve MODEL";

pub(super) fn vllm_with_origins(origin: &str) -> String {
    format!("vllm serve … --allowed-origins '[\"{origin}\"]'")
}

pub(super) const START_LITELLM: &str = "litellm --config config.yaml";

pub(super) fn header(origin: &str) -> String {
    format!("access-control-allow-origin: {origin}")
}
