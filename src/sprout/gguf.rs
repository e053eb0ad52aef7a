//! Writes GGUF version 3, the file format that llama.cpp and the app's loader read.

/// A value of the file's metadata.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    U32(u32),
    U64(u64),
    F32(f32),
    Bool(bool),
    Text(String),
    Texts(Vec<String>),
    I32s(Vec<i32>),
}

/// How a tensor's numbers are stored; the numbers are ggml's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    F32 = 0,
    Q8_0 = 8,
}

/// A tensor ready to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    pub name: String,
    /// Rows first, as elsewhere in this room; the file has the row length first.
    pub shape: Vec<usize>,
    pub kind: Kind,
    pub bytes: Vec<u8>,
}

const MAGIC: &[u8; 4] = b"GGUF";
const VERSION: u32 = 3;
/// Tensor data begin at multiples of this many bytes.
const ALIGNMENT: usize = 32;

/// The whole file.
pub fn write(metadata: &[(&str, Value)], tensors: &[Stored]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend((tensors.len() as u64).to_le_bytes());
    out.extend((metadata.len() as u64).to_le_bytes());
    for (key, value) in metadata {
        text(&mut out, key);
        put(&mut out, value);
    }
    let mut offset = 0usize;
    for tensor in tensors {
        text(&mut out, &tensor.name);
        out.extend((tensor.shape.len() as u32).to_le_bytes());
        for length in tensor.shape.iter().rev() {
            out.extend((*length as u64).to_le_bytes());
        }
        out.extend((tensor.kind as u32).to_le_bytes());
        out.extend((offset as u64).to_le_bytes());
        offset += tensor.bytes.len().next_multiple_of(ALIGNMENT);
    }
    for tensor in tensors {
        out.resize(out.len().next_multiple_of(ALIGNMENT), 0);
        out.extend(&tensor.bytes);
    }
    out.resize(out.len().next_multiple_of(ALIGNMENT), 0);
    out
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend((text.len() as u64).to_le_bytes());
    out.extend(text.as_bytes());
}

fn put(out: &mut Vec<u8>, value: &Value) {
    let kind = |out: &mut Vec<u8>, number: u32| out.extend(number.to_le_bytes());
    match value {
        Value::U32(number) => {
            kind(out, 4);
            out.extend(number.to_le_bytes());
        }
        Value::U64(number) => {
            kind(out, 10);
            out.extend(number.to_le_bytes());
        }
        Value::F32(number) => {
            kind(out, 6);
            out.extend(number.to_le_bytes());
        }
        Value::Bool(yes) => {
            kind(out, 7);
            out.push(u8::from(*yes));
        }
        Value::Text(value) => {
            kind(out, 8);
            text(out, value);
        }
        Value::Texts(values) => {
            kind(out, 9);
            kind(out, 8);
            out.extend((values.len() as u64).to_le_bytes());
            for value in values {
                text(out, value);
            }
        }
        Value::I32s(values) => {
            kind(out, 9);
            kind(out, 5);
            out.extend((values.len() as u64).to_le_bytes());
            for value in values {
                out.extend(value.to_le_bytes());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;
    use candle_core::quantized::gguf_file;

    /// candle's reader is the judge: it knows nothing of this writer.
    #[test]
    fn candle_reads_back_what_was_written() {
        let numbers: Vec<f32> = (0..96).map(|index| (index as f32 - 40.0) / 7.0).collect();
        let metadata = [
            ("general.architecture", Value::Text("llama".into())),
            ("llama.block_count", Value::U32(2)),
            ("sprout.tokens", Value::U64(1 << 40)),
            ("llama.epsilon", Value::F32(1e-5)),
            ("tokenizer.ggml.add_bos_token", Value::Bool(false)),
            (
                "tokenizer.ggml.tokens",
                Value::Texts(vec!["a".into(), "ß\n".into()]),
            ),
            ("tokenizer.ggml.token_type", Value::I32s(vec![1, -3])),
        ];
        let tensors = [
            Stored {
                name: "norm".into(),
                shape: vec![3],
                kind: Kind::F32,
                bytes: [1f32, 2.0, -3.5]
                    .iter()
                    .flat_map(|x| x.to_le_bytes())
                    .collect(),
            },
            Stored {
                name: "matrix".into(),
                shape: vec![3, 32],
                kind: Kind::Q8_0,
                bytes: crate::quantize::quantize(&numbers),
            },
        ];
        let bytes = write(&metadata, &tensors);
        let mut reader = std::io::Cursor::new(&bytes);
        let file = gguf_file::Content::read(&mut reader).expect("readable");
        assert_eq!(file.metadata.len(), metadata.len());
        assert_eq!(
            file.metadata["general.architecture"]
                .to_string()
                .expect("text"),
            "llama"
        );
        assert_eq!(
            file.metadata["llama.block_count"].to_u32().expect("number"),
            2
        );
        assert!(
            !file.metadata["tokenizer.ggml.add_bos_token"]
                .to_bool()
                .expect("bool")
        );
        let tokens = file.metadata["tokenizer.ggml.tokens"]
            .to_vec()
            .expect("list");
        assert_eq!(tokens[1].to_string().expect("text"), "ß\n");
        let types = file.metadata["tokenizer.ggml.token_type"]
            .to_vec()
            .expect("list");
        assert_eq!(types[1].to_i32().expect("number"), -3);

        let norm = file
            .tensor(&mut reader, "norm", &Device::Cpu)
            .expect("tensor");
        let norm = norm
            .dequantize(&Device::Cpu)
            .expect("values")
            .to_vec1::<f32>()
            .expect("values");
        assert_eq!(norm, [1.0, 2.0, -3.5]);
        let matrix = file
            .tensor(&mut reader, "matrix", &Device::Cpu)
            .expect("tensor");
        let matrix = matrix.dequantize(&Device::Cpu).expect("values");
        assert_eq!(matrix.dims(), [3, 32]);
        let matrix = matrix
            .flatten_all()
            .and_then(|m| m.to_vec1::<f32>())
            .expect("values");
        assert_eq!(matrix, crate::quantize::dequantize(&tensors[1].bytes));
    }
}
