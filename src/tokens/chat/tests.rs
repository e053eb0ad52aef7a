//! Templates of published models against what Python's Jinja2 renders, and hostile ones.

use super::*;

const CHATML: &str = "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

fn message(role: &str, content: &str) -> ChatMessage {
    ChatMessage {
        role: role.into(),
        content: content.into(),
    }
}

fn render(template: &str, messages: &[ChatMessage]) -> Result<String, TemplateError> {
    let options = ChatOptions {
        bos_token: "<s>",
        add_generation_prompt: true,
        ..ChatOptions::default()
    };
    ChatTemplate::parse(template)?.render(messages, &options)
}

#[test]
fn white_space_and_tags_are_as_in_transformers() {
    let hi = [message("user", " hi ")];
    for (template, wanted) in [
        (
            CHATML,
            "<|im_start|>user\n hi <|im_end|>\n<|im_start|>assistant\n",
        ),
        (
            "{{ bos_token }}\n  {% if true %}\nx\n  {% endif %}\ny\n",
            "<s>\nx\ny",
        ),
        (
            "a\n  {% generation %}\nb\n  {% endgeneration %}\nc",
            "a\nb\nc",
        ),
        (
            "a\n  {%- generation -%}\nb\n  {%- endgeneration -%}\nc",
            "abc",
        ),
        ("{{ messages[0].content.strip() | upper }}", "HI"),
        (
            "{% for m in messages %}{% if loop.first %}{% continue %}{% endif %}{% endfor %}z",
            "z",
        ),
        (
            "{{ tools is none }} {{ documents is none }} {{ enable_thinking is defined }}",
            "True True False",
        ),
    ] {
        assert_eq!(render(template, &hi).as_deref(), Ok(wanted), "{template}");
    }
}

#[test]
fn the_time_is_the_callers() {
    let template = ChatTemplate::parse("{{ strftime_now('%d %b %Y') }}").unwrap();
    let now = Moment {
        year: 2026,
        month: 11,
        day: 20,
        hour: 1,
        minute: 2,
        second: 3,
    };
    let mut options = ChatOptions {
        now: Some(now),
        ..ChatOptions::default()
    };
    assert_eq!(template.render(&[], &options).as_deref(), Ok("20 Nov 2026"));
    options.now = None;
    assert!(template.render(&[], &options).is_err());
}

#[test]
fn failures_say_what_happened() {
    let error = |template: &str| render(template, &[message("user", "hi")]).unwrap_err();
    let message = "roles must alternate".to_owned();
    let raised = error("{{ raise_exception('roles must alternate') }}");
    assert_eq!(raised, TemplateError::Raised { message });
    assert!(matches!(
        error("\n{% if %}"),
        TemplateError::Syntax { line: 2, .. }
    ));
    assert!(matches!(
        error("\n\n{{ gone.x }}"),
        TemplateError::Failed { line: 3, .. }
    ));
    let tools = "{% for tool in tools %}{% endfor %}";
    assert!(matches!(
        error(tools),
        TemplateError::Failed { line: 1, .. }
    ));
    let loops = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}";
    assert_eq!(error(loops), TemplateError::TooMuchWork);
    let writes = "{% for a in range(9999) %}{{ 'x' * 9999 }}{% endfor %}";
    assert!(matches!(error(writes), TemplateError::TooMuchOutput { .. }));
    let deep = "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}";
    assert!(matches!(error(deep), TemplateError::Failed { .. }));
    let long = "x".repeat(MAX_TEMPLATE_BYTES + 1);
    assert!(matches!(error(&long), TemplateError::TooLong { .. }));
    let nested = "{% if true %}".repeat(10_000);
    assert!(matches!(error(&nested), TemplateError::Syntax { .. }));
}

#[test]
fn contents_are_told_from_the_template() {
    let template = ChatTemplate::parse(CHATML).unwrap();
    let messages = [
        message("user", "user"),
        message("assistant", ""),
        message("user", "a\n"),
    ];
    let rendered = template
        .render_parts(&messages, &ChatOptions::default())
        .unwrap();
    let at = |index: usize| &rendered.text[rendered.contents[index].clone()];
    assert_eq!([at(0), at(1), at(2)], ["user", "", "a\n"]);
    assert_eq!(rendered.contents[0].start, "<|im_start|>user\n".len());
}

#[test]
fn published_templates_render_byte_for_byte() {
    let Some(folder) = crate::tests::shared("templates") else {
        return;
    };
    let rows = std::fs::read_to_string(folder.join("renderings.json")).unwrap();
    let rows: Value = serde_json::from_str(&rows).unwrap();
    let mut wrong = Vec::new();
    for row in rows.try_iter().unwrap() {
        let field = |name: &str| row.get_item(&Value::from(name)).unwrap();
        let text = |name: &str| field(name).as_str().unwrap_or_default().to_owned();
        let (file, case) = (text("template_file"), text("case"));
        let source = std::fs::read_to_string(folder.join(&file)).unwrap();
        let (bos_token, eos_token) = (text("bos_token"), text("eos_token"));
        let options = ChatOptions {
            bos_token: &bos_token,
            eos_token: &eos_token,
            add_generation_prompt: field("add_generation_prompt").is_true(),
            ..ChatOptions::default()
        };
        let messages = field("messages").try_iter().unwrap().collect();
        let template = ChatTemplate::parse(&source);
        let found = template.and_then(|it| it.render_values(messages, field("tools"), &options));
        let fits = match (&found, field("expected").as_str()) {
            (Ok(found), Some(expected)) => found == expected,
            (Err(_), None) => true,
            _ => false,
        };
        if !fits {
            wrong.push(format!(
                "{file} {case}: {found:?}\n  wanted {}",
                text("expected")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_remembered_of_one_conversation_changes_nothing_of_the_next() {
    let used = ChatTemplate::parse(&format!("{{{{ bos_token }}}}{CHATML}")).unwrap();
    let options = |bos_token, add_generation_prompt| ChatOptions {
        bos_token,
        add_generation_prompt,
        ..ChatOptions::default()
    };
    let short = [message("user", "a")];
    let other = [message("user", "user")];
    let longer = [message("system", "a"), message("user", "a")];
    let named = [message("<|im_start|>", "a"), message("user", "a")];
    for (messages, options) in [
        (&short[..], options("<s>", true)),
        (&other, options("<s>", true)),
        (&other, options("user", true)),
        (&longer, options("user", true)),
        (&named, options("user", true)),
        (&named, options("user", false)),
        (&short, options("", false)),
    ] {
        let fresh = ChatTemplate::parse(&format!("{{{{ bos_token }}}}{CHATML}")).unwrap();
        let found = used.render_parts(messages, &options).unwrap();
        assert_eq!(found, fresh.render_parts(messages, &options).unwrap());
        let at = |range: &std::ops::Range<usize>| &found.text[range.clone()];
        let contents: Vec<&str> = found.contents.iter().map(at).collect();
        let wanted: Vec<&str> = messages.iter().map(|it| &*it.content).collect();
        assert_eq!(contents, wanted);
        // The role's own text comes first where it is the same as the content.
        assert!(found.contents[0].start > options.bos_token.len());
    }
}
