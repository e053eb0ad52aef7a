//! Model files made here: writers of GGUF and safetensors.

use std::collections::BTreeMap;

/// A setting of a GGUF file, as it is written.
#[derive(Clone)]
pub(crate) enum Setting {
    Number(u32),
    Float(f32),
    Text(&'static str),
    Flag(bool),
    Texts(Vec<String>),
    Numbers(Vec<i32>),
    Flags(Vec<bool>),
}

/// A tensor in F32: name, sizes with the slowest first, numbers.
pub(crate) type Tensors = BTreeMap<String, (Vec<usize>, Vec<f32>)>;

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend((text.len() as u64).to_le_bytes());
    out.extend(text.as_bytes());
}

/// The bytes of a GGUF file of version 3.
pub(crate) fn gguf(settings: &[(String, Setting)], tensors: &Tensors) -> Vec<u8> {
    let mut out = b"GGUF\x03\0\0\0".to_vec();
    out.extend((tensors.len() as u64).to_le_bytes());
    out.extend((settings.len() as u64).to_le_bytes());
    for (key, setting) in settings {
        text(&mut out, key);
        let mut kind = |kind: u32| out.extend(kind.to_le_bytes());
        match setting {
            Setting::Number(n) => {
                kind(4);
                out.extend(n.to_le_bytes());
            }
            Setting::Float(x) => {
                kind(6);
                out.extend(x.to_le_bytes());
            }
            Setting::Flag(flag) => {
                kind(7);
                out.push(u8::from(*flag));
            }
            Setting::Text(value) => {
                kind(8);
                text(&mut out, value);
            }
            Setting::Texts(values) => {
                kind(9);
                kind(8);
                out.extend((values.len() as u64).to_le_bytes());
                for value in values {
                    text(&mut out, value);
                }
            }
            Setting::Numbers(values) => {
                kind(9);
                kind(5);
                out.extend((values.len() as u64).to_le_bytes());
                out.extend(values.iter().flat_map(|n| n.to_le_bytes()));
            }
            Setting::Flags(values) => {
                kind(9);
                kind(7);
                out.extend((values.len() as u64).to_le_bytes());
                out.extend(values.iter().map(|&flag| u8::from(flag)));
            }
        }
    }
    let mut offset = 0u64;
    for (name, (shape, values)) in tensors {
        text(&mut out, name);
        out.extend((shape.len() as u32).to_le_bytes());
        for size in shape.iter().rev() {
            out.extend((*size as u64).to_le_bytes());
        }
        out.extend(0u32.to_le_bytes());
        out.extend(offset.to_le_bytes());
        offset += (values.len() as u64 * 4).next_multiple_of(32);
    }
    for (_, values) in tensors.values() {
        out.resize(out.len().next_multiple_of(32), 0);
        out.extend(values.iter().flat_map(|x| x.to_le_bytes()));
    }
    out
}

/// The bytes of a safetensors file.
pub(crate) fn safetensors(tensors: &Tensors) -> Vec<u8> {
    let mut header = serde_json::Map::new();
    let mut data = Vec::new();
    for (name, (shape, values)) in tensors {
        let start = data.len();
        data.extend(values.iter().flat_map(|x| x.to_le_bytes()));
        let entry = serde_json::json!({
            "dtype": "F32", "shape": shape, "data_offsets": [start, data.len()],
        });
        header.insert(name.clone(), entry);
    }
    let header = serde_json::to_vec(&header).expect("plain JSON");
    let mut out = (header.len() as u64).to_le_bytes().to_vec();
    out.extend(header);
    out.extend(data);
    out
}
