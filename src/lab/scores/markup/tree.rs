//! The elements of a piece of XML, without their texts, and the paths that lead to them.

/// An element: what a path can name.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<String>,
    pub(super) children: Vec<Element>,
}

/// Does `a.b.c` lead to an element from here: an `a` among these, a `b` in it, a `c` in that.
///
/// promptfoo walks the object that fast-xml-parser makes: an element that stands more than once is a list, so a number
/// has to come next (`items.item.0.name`), and an attribute `x` is called `@_x`.
pub(super) fn has_path(siblings: &[&Element], path: &str) -> bool {
    let mut here: Vec<&Element> = siblings.to_vec();
    let mut attributes: &[String] = &[];
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        let attribute = name.strip_prefix("@_");
        if attribute.is_some_and(|it| attributes.iter().any(|known| known == it)) {
            return names.peek().is_none();
        }
        let found: Vec<&Element> = here.into_iter().filter(|it| it.name == name).collect();
        let one = match (&found[..], names.peek()) {
            ([], _) => return false,
            (_, None) => return true,
            ([one], _) => *one,
            (several, Some(_)) => {
                let index = names.next().and_then(|it| it.parse::<usize>().ok());
                let Some(one) = index.and_then(|it| several.get(it)) else {
                    return false;
                };
                one
            }
        };
        if names.peek().is_none() {
            return true;
        }
        here = one.children.iter().collect();
        attributes = &one.attributes;
    }
    true
}
