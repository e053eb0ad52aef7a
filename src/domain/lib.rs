//! The nouns of prompt work (project, prompt, example, variable) and the edits that change them.
