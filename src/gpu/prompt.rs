//! The steps of one layer for a piece of a prompt: tiled products, and what lies between them.

use inference::LayerBlueprint;

use crate::graph::{Builder, Grid, LayerWeights, Step, Wires};
use crate::product::{Finish, Product, Source};
use crate::weights::Slab;

impl Builder<'_> {
    pub(crate) fn prompt_layer(
        &self,
        steps: &mut Vec<Step>,
        index: usize,
        layer: &LayerBlueprint,
        weights: &LayerWeights,
    ) {
        let memory = self.memory;
        let own = &memory.layers[index];
        let is_post = layer.attention_post_norm.is_some();
        let blueprint = self.blueprint;
        let (back, back_out) = match is_post {
            true => (Finish::Store, &memory.delta),
            false => (Finish::Add, &memory.x),
        };
        let tiled = |slabs: &[Slab],
                     source,
                     finish,
                     out_len,
                     before: Vec<_>,
                     bias,
                     out,
                     steps: &mut Vec<Step>| {
            for slab in slabs {
                let product = self.product(slab, source, finish, out_len);
                let product = Product {
                    has_bias: Option::is_some(&bias),
                    ..product
                };
                let kernel = product.tiled(self.variant);
                let wires = Wires {
                    label: "tiled",
                    before: before.clone(),
                    bias,
                    out,
                };
                steps.push(self.step(
                    &kernel,
                    &self.wired(slab, wires),
                    Grid::Tiles(product.row_tiles()),
                ));
            }
        };
        let normed = Source::Normed;
        let before = vec![&memory.x, &own.attention_norm];
        let bias = own.qkv_bias.as_ref();
        tiled(
            &weights.qkv,
            normed,
            Finish::Store,
            memory.qkv_len,
            before,
            bias,
            &memory.qkv,
            steps,
        );
        steps.push(self.turn(layer, own));
        steps.push(self.attend(layer, own, 1));
        let before = vec![&memory.mixed];
        let bias = own.output_bias.as_ref();
        tiled(
            &weights.output,
            Source::Plain,
            back,
            blueprint.width,
            before,
            bias,
            back_out,
            steps,
        );
        if is_post {
            steps.push(self.add_normed(&own.feed_norm));
        }
        let before = vec![&memory.x, &own.feed_norm];
        let bias = own.gate_up_bias.as_ref();
        let feed = blueprint.feed_forward;
        tiled(
            &weights.gate_up,
            normed,
            self.gated(),
            feed,
            before,
            bias,
            &memory.hidden,
            steps,
        );
        let before = vec![&memory.hidden];
        let bias = own.down_bias.as_ref();
        tiled(
            &weights.down,
            Source::Plain,
            back,
            blueprint.width,
            before,
            bias,
            back_out,
            steps,
        );
        if is_post {
            // The norm of what this layer adds stands beside the one that comes after it.
            let next = memory.layers.get(index + 1);
            steps.push(self.add_normed(next.map_or(&memory.final_norm, |it| &it.attention_norm)));
        }
    }
}
