//! Whatever was measured: inside the scene, every number a number, and words that say what there is.

use proptest::prelude::*;

use super::{cases, inputs::picture};
use crate::{Bounds, MAX_WIDTH, MIN_WIDTH, Palette, Picture, Shape};

fn check(it: &Picture) -> Result<(), TestCaseError> {
    let scene = &it.scene;
    prop_assert!((MIN_WIDTH..=MAX_WIDTH).contains(&scene.width));
    prop_assert!(scene.height.is_finite() && scene.height > 0.0);
    let whole = Bounds {
        left: -0.01,
        top: -0.01,
        right: scene.width + 0.01,
        bottom: scene.height + 0.01,
    };
    for mark in &scene.marks {
        let bounds = mark.shape.bounds();
        let numbers = [bounds.left, bounds.top, bounds.right, bounds.bottom];
        prop_assert!(numbers.iter().all(|it| it.is_finite()), "{mark:?}");
        prop_assert!(
            whole.holds(&bounds),
            "{mark:?}: {bounds:?} in {} x {}",
            scene.width,
            scene.height
        );
        if let Shape::Rect { width, height, .. } = mark.shape {
            prop_assert!(width >= 0.0 && height >= 0.0, "{mark:?}");
        }
    }
    prop_assert!(!scene.description.is_empty() && !scene.description.contains("NaN"));
    prop_assert!(!it.table.columns.is_empty());
    prop_assert!(
        it.table
            .rows
            .iter()
            .all(|row| row.len() == it.table.columns.len())
    );
    Ok(())
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn nothing_is_drawn_outside(it in picture()) {
        check(&it)?;
    }
}

proptest! {
    #![proptest_config(cases(400))]

    /// Read by a reader of its own: tags pair up, and only text stands between them.
    #[test]
    fn a_file_is_well_formed(it in picture()) {
        let svg = it.scene.svg(&Palette::LIGHT);
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf\""));
        prop_assert!(svg.chars().all(|it| it == '\n' || !it.is_control()));
        let mut open = Vec::new();
        for part in svg.split('<').skip(1) {
            let (tag, text) = part.split_once('>').expect("a tag ends");
            prop_assert_eq!(tag.matches('"').count() % 2, 0, "{}", tag);
            let entities = text.split('&').skip(1);
            for it in entities {
                let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
                prop_assert!(known.iter().any(|known| it.starts_with(known)), "{}", it);
            }
            let name = tag.split([' ', '/']).find(|it| !it.is_empty()).unwrap_or_default().to_owned();
            let known = ["svg", "title", "desc", "rect", "line", "circle", "path", "text"];
            prop_assert!(known.contains(&&*name), "{}", tag);
            if tag.starts_with('/') {
                prop_assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        prop_assert!(open.is_empty());
    }
}
