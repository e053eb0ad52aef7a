//! `cargo xtask eval-model`: examines the bundled model on held-out data and writes its card.

use crate::{failure::Failure, house::House, modules::ENGINE_PROFILE};

/// Prints each family's accuracy with its 95% interval at 0 to 16 examples, and writes
/// `public/models/sprout.json`. `rest` may hold `--prompts N`.
pub(crate) fn eval_model(rest: &[String]) -> Result<(), Failure> {
    let cargo = House::open()?
        .cargo()
        .words("run --quiet --locked --release --package sprout")
        .words(ENGINE_PROFILE)
        .words("-- eval");
    rest.iter().fold(cargo, |cargo, arg| cargo.arg(arg)).run()
}
