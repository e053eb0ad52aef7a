//! One pass of new tokens through all layers of a model, written for several sequences at once.
//!
//! It goes on a layer at a time, so that whoever runs it can look for messages in between.

use std::mem;

use crate::cache::Cache;
use crate::kernels;
use crate::layer::{Asking, Step, selected};
use crate::plan::Plan;
use crate::room::Room;
use crate::rope::Turned;
use crate::team::share_out;

/// Tokens that are computed at one go when a sequence is computed once more.
const AGAIN_TOKENS: usize = 32;

/// New tokens for one sequence.
pub(crate) struct Feed {
    pub(crate) cache: Cache,
    pub(crate) ids: Vec<u32>,
    /// How many tokens the sequence is known to get, as far as that is more than it has after these.
    pub(crate) reach: usize,
    /// Of the new tokens, so many at the end are those whose hidden states are wanted.
    pub(crate) n_wanted: usize,
}

/// A pass under way.
///
/// The caches count the new tokens from the beginning, but hold nothing of them in the layers to come.
pub(crate) struct Pass {
    feeds: Vec<Feed>,
    room: Room,
    /// Of each new token.
    angles: Vec<Turned>,
    /// (T, width), and less in the last layer: see [`Asking`].
    x: Vec<f32>,
    /// `x`, normed for what comes next.
    normed: Vec<f32>,
    next_layer: usize,
}

impl Pass {
    /// Begins to compute the new tokens of every feed after what its cache holds.
    ///
    /// The ids must be within the vocabulary and the sequences within the context.
    pub(crate) fn new(plan: &Plan, mut feeds: Vec<Feed>) -> Pass {
        feeds.iter_mut().for_each(|feed| settle(plan, feed));
        let mut angles = Vec::new();
        let mut ids = Vec::new();
        for feed in &mut feeds {
            let positions = feed.cache.len()..feed.cache.len() + feed.ids.len();
            let is_long = feed.cache.is_long();
            angles.extend(positions.map(|it| plan.ropes.angles(it, is_long)));
            ids.extend_from_slice(&feed.ids);
            feed.cache.extend(&feed.ids);
        }
        let width = plan.config.width;
        let mut x = vec![0.0; ids.len() * width];
        let mut rows: Vec<_> = ids.into_iter().zip(x.chunks_exact_mut(width)).collect();
        share_out(plan.team, &mut rows, 1, width, |_, rows| {
            for (id, row) in rows {
                plan.embedding.row(*id as usize, row);
                if plan.config.family.scales_embedding {
                    kernels::scale(row, (width as f32).sqrt());
                }
            }
        });
        let mut normed = x.clone();
        if let Some(layer) = plan.layers.first() {
            let epsilon = plan.config.norm_epsilon;
            share_out(plan.team, &mut normed, width, 1, |_, rows| {
                kernels::rms_norm(rows, &layer.attention_norm, epsilon);
            });
        }
        // Nothing goes through no layer.
        let next_layer = if feeds.is_empty() {
            plan.layers.len()
        } else {
            0
        };
        Pass {
            feeds,
            room: Room::new(plan.team),
            angles,
            x,
            normed,
            next_layer,
        }
    }

    /// Computes the next layer; `false` where all are done.
    ///
    /// The last one computes no more than keys and values for tokens whose states are not wanted.
    pub(crate) fn go_on(&mut self, plan: &Plan) -> bool {
        let index = self.next_layer;
        let Some(layer) = plan.layers.get(index) else {
            return false;
        };
        self.next_layer += 1;
        let next = plan.layers.get(self.next_layer);
        let next_norm = next.map_or(&plan.final_norm, |next| &next.attention_norm);
        let step = Step {
            plan,
            room: &self.room,
            layer,
            index,
            asking: Asking::in_layer(&self.feeds, next.is_none()),
        };
        let mut attended = step.attention(&self.normed, &self.angles, &mut self.feeds);
        if let Asking::Some(rows) = &step.asking {
            self.x = selected(&self.x, plan.config.width, rows);
            self.normed.truncate(self.x.len());
            if rows.is_empty() {
                return true;
            }
        }
        let (x, normed) = (&mut self.x, &mut self.normed);
        let post = layer.attention_post_norm.as_deref();
        step.add(x, &mut attended, post, &layer.feed_norm, normed);
        drop(attended);
        let mut down = step.feed_forward(normed);
        let post = layer.feed_post_norm.as_deref();
        step.add(x, &mut down, post, next_norm, normed);
        true
    }

    /// Computes what is left. Gives the feeds, and the last hidden states (T, width), normed, of the wanted
    /// tokens of all of them, one after the other.
    pub(crate) fn finish(mut self, plan: &Plan) -> (Vec<Feed>, Vec<f32>) {
        while self.go_on(plan) {}
        (self.feeds, self.normed)
    }

    /// Gives what was computed before.
    pub(crate) fn give_up(self) -> impl Iterator<Item = Cache> {
        self.feeds.into_iter().map(|feed| {
            let mut cache = feed.cache;
            cache.truncate(cache.len() - feed.ids.len());
            cache
        })
    }
}

/// Keys of a sequence are all turned by the same speeds: one that grows past the context which the
/// short speeds are for is computed once more from its start, as `transformers` does.
fn settle(plan: &Plan, feed: &mut Feed) {
    let n_tokens = feed.reach.max(feed.cache.len() + feed.ids.len());
    let is_long = plan.ropes.is_long(n_tokens);
    if feed.cache.is_long() == is_long {
        return;
    }
    let earlier = feed.cache.ids().to_vec();
    feed.cache.restart(is_long);
    for ids in earlier.chunks(AGAIN_TOKENS) {
        let again = Feed {
            cache: mem::replace(&mut feed.cache, plan.new_cache()),
            ids: ids.to_vec(),
            reach: n_tokens,
            n_wanted: 0,
        };
        let (again, _) = Pass::new(plan, vec![again]).finish(plan);
        feed.cache = again.into_iter().map(|it| it.cache).next().expect("one");
    }
}
