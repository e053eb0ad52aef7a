//! The one model on the card: tested, brought there piece by piece, asked.

use std::rc::Rc;

use gpu::{Decoder, Gpu, GpuError, Upload};
use inference::{Computed, Loading};

use crate::file::File;

/// Bytes of the file that are brought at one go: the engine looks for messages in between.
const PIECE_BYTES: u64 = 8 << 20;

/// config.json and tokenizer.json beside safetensors.
pub type Beside = Option<(Vec<u8>, Vec<u8>)>;

/// A model on its way to the card, or there.
pub enum Seat {
    /// Pieces are missing.
    Coming {
        /// What is there of it.
        upload: Box<Upload>,
        /// Where the rest comes from.
        file: File,
    },
    /// It can be asked.
    There(Box<Decoder>),
}

impl Seat {
    /// Opens the card, tests it and begins.
    ///
    /// # Errors
    /// As [`gpu::begin`], or what is wrong with the file.
    pub async fn begin(file: File, beside: Beside) -> Result<Seat, GpuError> {
        let gpu = Rc::new(Gpu::open().await?);
        let loading = match &beside {
            None => Loading::gguf(&file)?,
            Some((config, tokenizer)) => Loading::safetensors(&file, config, tokenizer)?,
        };
        let blueprint = loading.blueprint();
        drop(loading);
        let upload = gpu::begin(&gpu, blueprint).await?;
        let upload = Box::new(upload);
        Ok(Seat::Coming { upload, file })
    }

    /// Brings some more; when nothing is missing, it can be asked.
    ///
    /// # Errors
    /// As [`Upload::step`] and [`Upload::finish`].
    pub async fn bring(self) -> Result<Seat, GpuError> {
        let (mut upload, file) = match self {
            Seat::Coming { upload, file } => (upload, file),
            there => return Ok(there),
        };
        let enough = upload.done_bytes() + PIECE_BYTES;
        while upload.done_bytes() < enough {
            if !upload.step(&file)? {
                return Ok(Seat::There(Box::new(upload.finish().await?)));
            }
        }
        Ok(Seat::Coming { upload, file })
    }

    /// Goes on with a sequence.
    ///
    /// # Errors
    /// As [`Decoder::go_on`], or [`GpuError::Empty`] where pieces are missing.
    pub async fn go_on(
        &mut self,
        ids: &[u32],
        n_wanted: usize,
        reach: usize,
    ) -> Result<Computed, GpuError> {
        match self {
            Seat::There(decoder) => decoder.go_on(ids, n_wanted, reach).await,
            Seat::Coming { .. } => Err(GpuError::Empty),
        }
    }
}
