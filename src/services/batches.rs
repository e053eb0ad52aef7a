//! Thousands of rows for an engine elsewhere: files to upload, and their results read back.

use engine::{Generate, split_model_id};
use remote::Protocol;
use remote::batch::{
    BatchFile, BatchReport, BatchRow, anthropic_batch, openai_batch, read_results,
};

use crate::elsewhere::{ask_of, is_text};
use crate::{ServiceError, Services};

/// A file to upload and the names of its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    pub file: BatchFile,
    /// In the order of the file: a row's own name, with `-0`, `-1` and so on behind it where it asks for several answers.
    pub ids: Vec<String>,
}

impl Services {
    /// Writes a batch file for a service: OpenAI's lines, or Anthropic's one body. Nothing is sent.
    ///
    /// # Errors
    /// A service without batches, too many rows, names that cannot be used, and rows for another service.
    pub fn batch_file(&self, id: &str, rows: &[(String, Generate)]) -> Result<Batch, ServiceError> {
        let service = self.inner.book.find(id)?;
        let all_text = rows.iter().all(|it| is_text(&it.1.prompt));
        let endpoint = service.endpoint(all_text)?;
        let mut batch = Vec::new();
        for (name, generate) in rows {
            let model = split_model_id(&generate.model).filter(|it| it.0 == service.id);
            let (_, model) = model.ok_or_else(|| ServiceError::UnknownService {
                id: generate.model.clone(),
            })?;
            for sample in 0..generate.n_samples {
                batch.push(BatchRow {
                    custom_id: match generate.n_samples {
                        1 => name.clone(),
                        _ => format!("{name}-{sample}"),
                    },
                    ask: ask_of(&service, model, generate, sample)?,
                });
            }
        }
        let file = match endpoint.protocol {
            Protocol::Anthropic => anthropic_batch(&batch)?,
            _ => openai_batch(&endpoint, &batch)?,
        };
        let ids = batch.into_iter().map(|it| it.custom_id).collect();
        Ok(Batch { file, ids })
    }

    /// Reads a results file of a batch whose rows were `sent`.
    ///
    /// # Errors
    /// A file that is too large. Lines that cannot be read are in the report.
    pub fn batch_results(
        &self,
        id: &str,
        sent: &[String],
        file: &[u8],
    ) -> Result<BatchReport, ServiceError> {
        let endpoint = self.inner.book.find(id)?.endpoint(false)?;
        Ok(read_results(endpoint.protocol, sent, file)?)
    }
}
