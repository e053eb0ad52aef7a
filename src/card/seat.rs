//! The one model on the card: tested, brought there piece by piece, asked.

use std::rc::Rc;

use gpu::{Decoder, Gpu, GpuError, Upload};
use inference::{Blueprint, Computed};

use crate::file::File;

/// Bytes of the file that are brought at one go: the engine looks for messages in between.
const PIECE_BYTES: u64 = 8 << 20;

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
    /// Opens the card, tests it and begins; `config` is the config.json beside safetensors.
    ///
    /// # Errors
    /// As [`gpu::begin`], or what is wrong with the file.
    pub async fn begin(file: File, config: Option<Vec<u8>>) -> Result<Seat, GpuError> {
        let gpu = Rc::new(Gpu::open().await?);
        let blueprint = match &config {
            None => Blueprint::of_gguf(&file)?,
            Some(config) => Blueprint::of_safetensors(&file, config)?,
        };
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
