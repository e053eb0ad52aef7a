//! What the next step computes: fair between questions, and nothing that another has computed or is about to.

use std::collections::HashSet;

use crate::job::{Job, Line};
use crate::kept::Kept;
use crate::plan::Plan;

/// A path: the number of its job and its own.
type Place = (usize, usize);

/// What there is to choose from, and with what.
pub(crate) struct Choice<'a> {
    pub(crate) jobs: &'a mut [Job],
    pub(crate) kept: &'a mut Kept,
    pub(crate) plan: &'a Plan,
    /// Bytes that questions in progress may keep together.
    pub(crate) budget_bytes: usize,
    pub(crate) bytes_per_token: usize,
    /// The number of the step.
    pub(crate) step: u64,
}

impl Choice<'_> {
    /// Sets for every path how many of its tokens are computed now, `n_tokens` of all of them at most.
    ///
    /// Samples, prompts and measures each get their part; what one of them leaves over goes to the others.
    pub(crate) fn choose(&mut self, n_tokens: usize) {
        let lines = [Line::Decode, Line::Prompt, Line::Measure].map(|line| self.line(line));
        let n_lines = lines.iter().filter(|line| !line.is_empty()).count();
        let part = n_tokens.div_ceil(n_lines.max(1));
        let mut n_free = n_tokens;
        let mut picked = Vec::new();
        let [decoding, prompts, measures] = lines;
        let mut is_waiting = usize::from(!prompts.is_empty()) + usize::from(!measures.is_empty());
        // Each leaves their parts to those that come after it.
        let n_here = n_free.saturating_sub(is_waiting * part).max(n_free.min(1));
        n_free -= self.pick_all(&decoding, n_here, &mut picked);
        for line in [&prompts, &measures] {
            if line.is_empty() {
                continue;
            }
            is_waiting -= 1;
            let n_here = n_free.saturating_sub(is_waiting * part).max(n_free.min(1));
            n_free -= self.pick_fairly(line, n_here, &mut picked);
        }
        n_free -= self.pick_all(&decoding, n_free, &mut picked);
        self.pick_all(&prompts, n_free, &mut picked);
    }

    /// The paths that wait in a line, the one whose turn it is first.
    fn line(&self, line: Line) -> Vec<Place> {
        let jobs = self.jobs.iter().enumerate();
        let jobs = jobs.filter(|(_, job)| job.line() == line);
        let places = jobs.flat_map(|(number, job)| job.open_paths().map(move |it| (number, it)));
        let mut places: Vec<Place> = places.collect();
        let path = |&(job, path): &Place| &self.jobs[job].paths[path];
        if line == Line::Decode {
            // In rotation; who has just come is next.
            places.sort_by_key(|place| path(place).last_step);
            return places;
        }
        let (Some(&oldest), Some(&newest)) = (places.first(), places.last()) else {
            return places;
        };
        // The newest, since it may be alone in what it asks; the oldest, so that nobody waits for ever;
        // then those that have most in common with the oldest, and so on.
        places.retain(|place| place.0 != oldest.0 && place.0 != newest.0);
        places.sort_by(|a, b| path(a).ids.cmp(&path(b).ids));
        let next = places.partition_point(|place| path(place).ids < path(&oldest).ids);
        places.rotate_left(next);
        let all = |number: usize| self.jobs[number].open_paths().map(move |it| (number, it));
        let mut first: Vec<Place> = all(newest.0).collect();
        if oldest.0 != newest.0 {
            first.extend(all(oldest.0));
        }
        first.extend(places);
        first
    }

    /// As [`Choice::pick_all`], but whoever is first gets no more than half if others wait.
    fn pick_fairly(&mut self, line: &[Place], n_free: usize, picked: &mut Vec<Place>) -> usize {
        let first = line.first().map(|place| place.0);
        let n_first = line.iter().take_while(|place| Some(place.0) == first);
        let (first, others) = line.split_at(n_first.count());
        let n_here = match others.is_empty() {
            true => n_free,
            false => n_free.div_ceil(2),
        };
        let n_used = self.pick_all(first, n_here, picked);
        n_used + self.pick_all(others, n_free - n_used, picked)
    }

    /// Gives each its tokens until none are left; gives how many were given.
    fn pick_all(&mut self, line: &[Place], n_free: usize, picked: &mut Vec<Place>) -> usize {
        let mut n_used = 0;
        for &place in line {
            if n_used == n_free {
                break;
            }
            n_used += self.pick(place, n_free - n_used, picked);
        }
        n_used
    }

    fn pick(&mut self, place: Place, n_free: usize, picked: &mut Vec<Place>) -> usize {
        let (job, path) = place;
        if self.jobs[job].paths[path].n_now > 0 {
            return 0;
        }
        // A sample that has more than its last token to compute has lost what was computed of it.
        let is_lost = self.jobs[job].paths[path].n_left() > 1;
        if self.jobs[job].line() != Line::Decode || is_lost {
            self.look_around(place);
            if picked.iter().any(|&other| self.is_ahead(other, place)) || !self.has_room(job) {
                return 0;
            }
        }
        let job = &mut self.jobs[job];
        job.is_begun = true;
        let path = &mut job.paths[path];
        let n = path.n_left().min(n_free);
        path.set_now(n, self.step);
        if n > 0 {
            picked.push(place);
        }
        n
    }

    /// Whether `other`, which is about to compute some tokens, computes the next one of `place` as well.
    fn is_ahead(&self, other: Place, place: Place) -> bool {
        let path = |(job, path): Place| &self.jobs[job].paths[path];
        let (theirs, own) = (path(other), path(place));
        let is_same_measure = other.0 == place.0 && self.jobs[place.0].line() != Line::Decode;
        let may_take = is_same_measure || own.cache.len() < own.first_wanted;
        may_take && self.is_alike(theirs.ids.len(), own.ids.len()) && own.goes_on_in(&theirs.ids)
    }

    /// Whether keys are turned the same way in sequences that get so many tokens.
    fn is_alike(&self, n_tokens: usize, n_others: usize) -> bool {
        let is_long = |n| self.plan.ropes.is_long(n);
        is_long(n_tokens) == is_long(n_others)
    }

    /// Takes over what others have computed of the path.
    fn look_around(&mut self, place: Place) {
        let is_sample = self.jobs[place.0].line() == Line::Decode;
        let own = &self.jobs[place.0].paths[place.1];
        let (n_all, n_own) = (own.ids.len(), own.cache.len());
        let mut best = (n_own, None);
        for (number, job) in self.jobs.iter().enumerate() {
            // Within a measure the rows of all its sequences count for each; a sample draws from its own.
            let limit = match number == place.0 && !is_sample {
                true => n_all,
                false => own.first_wanted,
            };
            for (other, path) in job.paths.iter().enumerate() {
                let is_it = (number, other) != place
                    && path.cache.len() > best.0
                    && limit > best.0
                    && own.goes_on_in(path.cache.ids())
                    && self.plan.suits(&path.cache, n_all);
                if is_it {
                    let n_common = path.cache.common_prefix(&own.ids[..limit]);
                    if n_common > best.0 {
                        best = (n_common, Some((number, other)));
                    }
                }
            }
        }
        let limit = own.first_wanted.min(n_all);
        let suits = |cache: &_| self.plan.suits(cache, n_all);
        if let Some((cache, n)) = self.kept.best(&own.ids, limit, best.0, suits) {
            self.jobs[place.0].paths[place.1].adopt(cache, n);
        } else if let (n, Some((job, path))) = best {
            let donor = self.jobs[job].paths[path].cache.fork(n);
            self.jobs[place.0].paths[place.1].adopt(&donor, n);
        }
    }

    /// Whether question `number` may go on: it has begun, or there is room for all that it will keep.
    fn has_room(&self, number: usize) -> bool {
        if self.jobs[number].is_begun {
            return true;
        }
        let begun = || self.jobs.iter().filter(|job| job.is_begun);
        if begun().next().is_none() {
            return true;
        }
        let mut pages = HashSet::new();
        let caches = begun().flat_map(|job| &job.paths).map(|path| &path.cache);
        let n_used: usize = caches.map(|it| it.count_pages(&mut pages)).sum();
        let n_growing: usize = begun().map(Job::growth).sum();
        let n_tokens = n_growing + self.jobs[number].growth();
        n_used + n_tokens * self.bytes_per_token <= self.budget_bytes
    }
}
