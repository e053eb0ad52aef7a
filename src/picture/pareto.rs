//! Which points no other one beats: nothing costs less and scores as well.

/// For each `(cost, score)`, whether it is on the Pareto front: no other point has both a cost no higher and a score
/// no lower, one of the two better. Equal points are on it together. A point with a number that is not finite never is.
pub fn pareto_front(points: &[(f64, f64)]) -> Vec<bool> {
    let is_finite = |i: &usize| points[*i].0.is_finite() && points[*i].1.is_finite();
    let mut order: Vec<usize> = (0..points.len()).filter(is_finite).collect();
    // Cheapest first, and of those the best first; `+ 0.0` because -0 and 0 are one cost.
    order.sort_by(|a, b| {
        let (a, b) = (points[*a], points[*b]);
        let cost = (a.0 + 0.0).total_cmp(&(b.0 + 0.0));
        cost.then((b.1 + 0.0).total_cmp(&(a.1 + 0.0)))
    });
    let mut on_it = vec![false; points.len()];
    let mut best: Option<(f64, f64)> = None;
    for i in order {
        let point = points[i];
        if best.is_none_or(|it| point.1 > it.1 || point == it) {
            on_it[i] = true;
            best = Some(point);
        }
    }
    on_it
}
