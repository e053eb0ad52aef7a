//! Steps that this processor computes: chosen, gone on with a layer of the model at a time, and told of.

use std::mem;

use crate::batch::Batch;
use crate::job::{News, Ticket};
use crate::pass::{Feed, Pass};
use crate::reap::{Scores, deliver, draw_first};
use crate::run::Mask;

/// What a step computes. Until it is over, its paths are without their caches.
pub(crate) struct UnderWay {
    pass: Pass,
    /// The question and the number of the path, for each feed.
    owners: Vec<(Ticket, usize)>,
}

impl Batch {
    /// Computes about `n_tokens` tokens for the open questions, at least one, and tells what became known.
    pub fn step(&mut self, n_tokens: usize) -> Vec<(Ticket, News)> {
        self.step_masked(n_tokens, None)
    }

    /// As [`Batch::step`]; `mask` may change the scores before each choice.
    pub fn step_masked(
        &mut self,
        n_tokens: usize,
        mut mask: Option<Mask<'_>>,
    ) -> Vec<(Ticket, News)> {
        loop {
            if let Some(news) = self.go_on_masked(n_tokens, &mut mask) {
                return news;
            }
        }
    }

    /// Goes on with a step by one layer of the model, and begins it if none is under way; `None` as long as it is
    /// not over. Questions may come and be taken back meanwhile.
    pub fn go_on(&mut self, n_tokens: usize) -> Option<Vec<(Ticket, News)>> {
        self.go_on_masked(n_tokens, &mut None)
    }

    fn go_on_masked(
        &mut self,
        n_tokens: usize,
        mask: &mut Option<Mask<'_>>,
    ) -> Option<Vec<(Ticket, News)>> {
        let mut under_way = match self.under_way.take() {
            Some(under_way) => under_way,
            None => {
                let mut news = draw_first(&mut self.jobs, &self.model, mask);
                // Whoever waits for a first token gets it before anything else is computed.
                if !news.is_empty() {
                    self.end(&mut news);
                    return Some(news);
                }
                self.choose(n_tokens);
                self.begin()
            }
        };
        if under_way.pass.go_on(&self.model.plan) {
            self.under_way = Some(under_way);
            return None;
        }
        let hidden = Scores::Of(self.bring_back(under_way));
        let mut news = deliver(&mut self.jobs, &self.model, &hidden, mask);
        self.end(&mut news);
        Some(news)
    }

    /// Begins to compute the chosen tokens.
    fn begin(&mut self) -> UnderWay {
        let mut feeds = Vec::new();
        let mut owners = Vec::new();
        for job in &mut self.jobs {
            let paths = job.paths.iter_mut().enumerate();
            for (number, path) in paths.filter(|(_, path)| path.n_now > 0) {
                let start = path.cache.len();
                let ids = path.ids[start..start + path.n_now].to_vec();
                feeds.push(Feed {
                    ids,
                    reach: path.ids.len(),
                    n_wanted: path.n_wanted,
                    cache: mem::replace(&mut path.cache, self.model.plan.new_cache()),
                });
                owners.push((job.ticket, number));
            }
        }
        let pass = Pass::new(&self.model.plan, feeds);
        UnderWay { pass, owners }
    }

    /// Gives every path its cache, and what was computed for questions that are no longer there is kept for later
    /// ones. The answer is the hidden states that are wanted, path by path.
    fn bring_back(&mut self, UnderWay { pass, owners }: UnderWay) -> Vec<f32> {
        let width = self.model.plan.config.width;
        let (feeds, all) = pass.finish(&self.model.plan);
        let mut hidden = Vec::with_capacity(all.len());
        let mut rest = &all[..];
        for (feed, (ticket, number)) in feeds.into_iter().zip(owners) {
            self.n_computed += feed.ids.len() as u64;
            let (own, others) = rest.split_at(feed.n_wanted * width);
            rest = others;
            let mut jobs = self.jobs.iter_mut();
            let job = jobs.find(|job| job.ticket == ticket);
            match job.and_then(|job| job.paths.get_mut(number)) {
                Some(path) => {
                    path.cache = feed.cache;
                    hidden.extend_from_slice(own);
                }
                None => self.kept.keep(feed.cache),
            }
        }
        hidden
    }

    /// Gives up the step under way if nobody waits for it any longer.
    pub(crate) fn drop_unwanted(&mut self) {
        let is_open =
            |(ticket, _): &(Ticket, usize)| self.jobs.iter().any(|it| it.ticket == *ticket);
        let unwanted = |it: &mut UnderWay| !it.owners.iter().any(is_open);
        if let Some(unwanted) = self.under_way.take_if(unwanted) {
            unwanted
                .pass
                .give_up()
                .for_each(|cache| self.kept.keep(cache));
        }
    }
}
