//! Prints the bench's projects as lines of JSON, each with our link to it, for `tests/bench/share.mjs`.

use domain::{Project, ProjectId};
use format::{file, share};
use serde_json::Value;

fn main() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/projects");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of projects is there")
        .map(|it| it.expect("the folder can be listed").path())
        .collect();
    paths.sort();
    print("first visit", &Project::first(id()));
    for path in paths {
        let bytes = std::fs::read(&path).expect("the project can be read");
        let name = path
            .file_name()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        let opened = file::read(&bytes, id()).expect("the project opens");
        print(name.trim_end_matches(file::SUFFIX), &opened.project);
    }
}

fn id() -> ProjectId {
    ProjectId(String::new())
}

/// `json` is what the peers compress: no spaces, no numbers of examples, nothing at its usual value.
fn print(case: &str, project: &Project) {
    let json = |project: &Project| -> Value {
        serde_json::from_str(&file::write(project)).expect("a file is JSON")
    };
    let mut lean = json(project);
    for example in lean["prompt"]["examples"]
        .as_array_mut()
        .into_iter()
        .flatten()
    {
        example
            .as_object_mut()
            .expect("an example is an object")
            .remove("id");
    }
    leave_out(&mut lean, &json(&Project::empty(id(), "")));
    let link = share::encode(project).expect("the project fits a link");
    let line = serde_json::json!({
        "case": case,
        "json": lean.to_string(),
        "link": link.fragment,
    });
    println!("{line}");
}

fn leave_out(value: &mut Value, usual: &Value) {
    if let (Value::Object(fields), Value::Object(usual)) = (value, usual) {
        fields.retain(|name, it| usual.get(name) != Some(it));
        for (name, it) in fields {
            leave_out(it, usual.get(name).unwrap_or(&Value::Null));
        }
    }
}
