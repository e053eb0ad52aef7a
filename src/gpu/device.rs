//! The graphics card: what it can do, its compiled kernels, and counts of what it was asked.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use crate::error::GpuError;
use crate::shader::{Access, Kernel};
use crate::trouble::Troubles;

/// No binding is larger than this: what every WebGPU adapter grants.
pub(crate) const MAX_BINDING_BYTES: u64 = 128 << 20;

/// Which of the ways to compute a kernel takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Variant {
    /// Products in 16-bit floats; sums stay in 32 bits.
    pub halves: bool,
    /// Sums of lanes without the workgroup's memory, where a subgroup has at least so many lanes.
    pub subgroup: Option<u32>,
    /// Vectors rounded to 8 bits and multiplied four numbers at a time.
    pub packed: bool,
}

impl fmt::Display for Variant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers = if self.halves { "f16" } else { "f32" };
        let sums = match self.subgroup {
            Some(_) => "subgroup",
            None => "workgroup",
        };
        let packed = if self.packed { ", packed" } else { "" };
        write!(out, "{numbers}, {sums}{packed}")
    }
}

/// How often the card was asked what since it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Kernels started.
    pub dispatches: u64,
    /// Compute passes.
    pub passes: u64,
    /// Submits of recorded work.
    pub submits: u64,
    /// Times that something was brought back.
    pub readbacks: u64,
}

/// A compiled kernel.
pub(crate) struct Compiled {
    pub(crate) pipeline: wgpu::ComputePipeline,
    pub(crate) layout: wgpu::BindGroupLayout,
}

/// An open graphics card.
pub struct Gpu {
    pub(crate) device: wgpu::Device,
    pub(crate) queue: wgpu::Queue,
    name: String,
    is_software: bool,
    abilities: Variant,
    compiled: RefCell<HashMap<Kernel, Rc<Compiled>>>,
    pub(crate) counts: Cell<Counts>,
    pub(crate) troubles: Troubles,
}

impl Gpu {
    /// Opens the fastest card there is; a software adapter where there is none.
    ///
    /// # Errors
    /// [`GpuError::NoAdapter`] or [`GpuError::NoDevice`].
    pub async fn open() -> Result<Gpu, GpuError> {
        let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
        let options = wgpu::RequestAdapterOptions {
            power_preference: wgpu::PowerPreference::HighPerformance,
            ..Default::default()
        };
        let adapter = instance.request_adapter(&options).await;
        let adapter = adapter.map_err(|error| GpuError::NoAdapter {
            reason: error.to_string(),
        })?;
        let info = adapter.get_info();
        let wanted = wgpu::Features::SHADER_F16 | wgpu::Features::SUBGROUP;
        let features = adapter.features() & wanted;
        let theirs = adapter.limits();
        let limits = wgpu::Limits {
            // Weights need no more; keys and values of long texts may.
            max_buffer_size: theirs.max_buffer_size,
            ..wgpu::Limits::defaults()
        };
        let descriptor = wgpu::DeviceDescriptor {
            label: Some("exemplar"),
            required_features: features,
            required_limits: limits,
            memory_hints: wgpu::MemoryHints::MemoryUsage,
            ..Default::default()
        };
        let opened = adapter.request_device(&descriptor).await;
        let (device, queue) = opened.map_err(|error| GpuError::NoDevice {
            reason: error.to_string(),
        })?;
        let troubles = Troubles::default();
        troubles.listen(&device);
        let has_subgroups =
            features.contains(wgpu::Features::SUBGROUP) && info.subgroup_min_size > 1;
        Ok(Gpu {
            device,
            queue,
            name: info.name,
            is_software: info.device_type == wgpu::DeviceType::Cpu,
            abilities: Variant {
                halves: features.contains(wgpu::Features::SHADER_F16),
                subgroup: has_subgroups.then_some(info.subgroup_min_size),
                packed: true,
            },
            compiled: RefCell::default(),
            counts: Cell::default(),
            troubles,
        })
    }

    /// The card as its driver calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is the processor that plays the card.
    pub fn is_software(&self) -> bool {
        self.is_software
    }

    /// The ways to compute that it has.
    pub fn abilities(&self) -> Variant {
        self.abilities
    }

    /// The way to compute that to begin with. Rounded vectors are not among it: they were 3 to 11% quicker
    /// for a model of 135 million parameters on an H100, but change answers as much as the processor's
    /// own rounding does, and cards without the instruction are slower with them.
    pub fn preferred(&self) -> Variant {
        Variant {
            packed: false,
            ..self.abilities
        }
    }

    /// Every way to compute that it has, the plainest first.
    pub fn variants(&self) -> Vec<Variant> {
        let Variant {
            halves, subgroup, ..
        } = self.abilities;
        let all = [false, true].into_iter().flat_map(|halves| {
            [None, subgroup].into_iter().flat_map(move |subgroup| {
                [false, true].map(|packed| Variant {
                    halves,
                    subgroup,
                    packed,
                })
            })
        });
        let mut found = Vec::new();
        for variant in all.filter(|it| halves || !it.halves) {
            // Without subgroups both turns of the loop say the same.
            if !found.contains(&variant) {
                found.push(variant);
            }
        }
        found
    }

    /// How often it was asked what so far.
    pub fn counts(&self) -> Counts {
        self.counts.get()
    }

    /// Ends the card's service, as a driver that is reset would: what is asked of it afterwards fails.
    pub fn abandon(&self) {
        self.device.destroy();
        self.troubles.lose("it was given up".into());
    }

    /// A buffer that kernels read or write, full of zeros.
    pub(crate) fn storage(&self, label: &str, n_bytes: u64) -> wgpu::Buffer {
        let usage = wgpu::BufferUsages::STORAGE
            | wgpu::BufferUsages::COPY_DST
            | wgpu::BufferUsages::COPY_SRC;
        self.buffer(label, n_bytes, usage)
    }

    pub(crate) fn buffer(
        &self,
        label: &str,
        n_bytes: u64,
        usage: wgpu::BufferUsages,
    ) -> wgpu::Buffer {
        self.device.create_buffer(&wgpu::BufferDescriptor {
            label: Some(label),
            size: n_bytes.next_multiple_of(16),
            usage,
            mapped_at_creation: false,
        })
    }

    pub(crate) fn bind(
        &self,
        compiled: &Compiled,
        label: &str,
        buffers: &[&wgpu::Buffer],
    ) -> wgpu::BindGroup {
        let entries: Vec<_> = (0..)
            .zip(buffers)
            .map(|(binding, buffer)| wgpu::BindGroupEntry {
                binding,
                resource: buffer.as_entire_binding(),
            })
            .collect();
        self.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some(label),
            layout: &compiled.layout,
            entries: &entries,
        })
    }

    /// Sends off what was written so far, so that its copy in the page's memory can go.
    pub(crate) fn flush(&self) {
        self.queue.submit([]);
        // Natively nobody else asks whether the card is done; in the browser this does nothing.
        let _ = self.device.poll(wgpu::PollType::wait_indefinitely());
    }

    pub(crate) fn count(&self, change: impl FnOnce(&mut Counts)) {
        let mut counts = self.counts.get();
        change(&mut counts);
        self.counts.set(counts);
    }

    /// Kernels are compiled anew from now on: one of those at hand may be none.
    pub(crate) fn forget_kernels(&self) {
        self.compiled.borrow_mut().clear();
    }

    /// The kernel, compiled once.
    pub(crate) fn compile(&self, kernel: &Kernel) -> Rc<Compiled> {
        if let Some(compiled) = self.compiled.borrow().get(kernel) {
            return compiled.clone();
        }
        let module = self
            .device
            .create_shader_module(wgpu::ShaderModuleDescriptor {
                label: Some(kernel.label),
                source: wgpu::ShaderSource::Wgsl(kernel.text.as_str().into()),
            });
        let entries: Vec<_> = (0..)
            .zip(&kernel.bindings)
            .map(|(binding, access)| wgpu::BindGroupLayoutEntry {
                binding,
                visibility: wgpu::ShaderStages::COMPUTE,
                ty: wgpu::BindingType::Buffer {
                    ty: wgpu::BufferBindingType::Storage {
                        read_only: *access == Access::Read,
                    },
                    has_dynamic_offset: false,
                    min_binding_size: None,
                },
                count: None,
            })
            .collect();
        let layout = self
            .device
            .create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
                label: Some(kernel.label),
                entries: &entries,
            });
        let pipeline_layout = self
            .device
            .create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
                label: Some(kernel.label),
                bind_group_layouts: &[Some(&layout)],
                immediate_size: 0,
            });
        let pipeline = self
            .device
            .create_compute_pipeline(&wgpu::ComputePipelineDescriptor {
                label: Some(kernel.label),
                layout: Some(&pipeline_layout),
                module: &module,
                entry_point: Some("main"),
                compilation_options: wgpu::PipelineCompilationOptions {
                    // Every kernel writes what it reads.
                    zero_initialize_workgroup_memory: false,
                    ..Default::default()
                },
                cache: None,
            });
        let compiled = Rc::new(Compiled { pipeline, layout });
        let mut all = self.compiled.borrow_mut();
        all.insert(kernel.clone(), compiled.clone());
        compiled
    }
}
