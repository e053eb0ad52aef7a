//! XML and HTML: the verdicts of promptfoo 0.123.1 on each text, from `assertions.runAssertion` of its npm package, run once.

use proptest::prelude::*;

use super::{Around, Scorer, passes};
use crate::tests::cases;

fn xml(text: &str, required: &[&str], around: Around) -> bool {
    let required = required.iter().map(|it| (*it).to_owned()).collect();
    passes(&Scorer::Xml { required, around }, text)
}

/// Text, `is-xml`, `contains-xml`.
const XML: &[(&str, bool, bool)] = &[
    ("<a/>", true, true),
    ("<a><b></a></b>", false, false),
    ("<a>1</a>", true, true),
    (" <a>1</a>", true, true),
    (
        "<?xml version=\"1.0\"?><root><a x=\"1\">t</a></root>",
        true,
        true,
    ),
    ("<a x=1></a>", false, true),
    ("<a x></a>", false, true),
    ("<a>&amp;&lt;</a>", true, true),
    ("<a>&foo;</a>", false, true),
    ("<a>", false, false),
    ("text", false, false),
    ("<a/><b/>", false, true),
    ("<a><!-- c --></a>", true, true),
    ("<a><!-- c -- d --></a>", false, true),
    ("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", false, true),
    ("<!DOCTYPE a><a/>", true, true),
    ("<a><![CDATA[ <b> ]]></a>", true, true),
    ("<a>]]></a>", false, true),
    ("<a x=\"1\" x=\"2\"/>", false, true),
    ("<a x=\"<\"/>", false, true),
    ("<root>\n  <é/>\n</root>\n", true, true),
    ("", false, false),
    ("<1a/>", false, false),
    ("<a>text</a> tail", false, true),
    ("here: <a><b>1</b></a> done", false, true),
    ("here <a><b></a>", false, false),
    ("x <y", false, false),
    ("no <br> xml", false, false),
    ("<a><b>1</b></a> and <c/>", false, true),
    ("<a>&#x41;&#65;</a>", true, true),
    ("<a>&#0;</a>", false, true),
    ("<a b=\"&quot;\" c='d'/>", true, true),
    ("<a  b = \"c\" />", true, true),
    ("<a:b xmlns:a=\"u\"/>", true, true),
    ("<a:b/>", false, true),
    ("<A></a>", false, false),
    ("<?pi x?><a/>", true, true),
    ("<a/><?pi?>", true, true),
    ("<?xml version=\"1.0\"?>", false, false),
    ("<a>a & b</a>", false, true),
];

/// Text, path, `is-xml`, `contains-xml`.
const REQUIRED: &[(&str, &str, bool, bool)] = &[
    ("<r><a><b>1</b></a></r>", "r.a.b", true, true),
    ("<r><a><b>1</b></a></r>", "r.a,r.c", false, false),
    ("<r><a>1</a><a><b/></a></r>", "r.a.b", false, false),
    ("<r><a>1</a><a><b/></a></r>", "r.a.1.b", true, true),
    ("<r x=\"1\"/>", "r.@_x", true, true),
    ("say <r><a>1</a></r>", "r.a", false, true),
    ("<r></r>", "r", true, true),
    ("<r><a/></r>", "r.a", true, true),
    ("<x><r><a>1</a></r></x>", "r.a", false, false),
];

/// Text, `is-html`, `contains-html`.
const HTML: &[(&str, bool, bool)] = &[
    ("<p>hi</p>", true, true),
    ("hi", false, false),
    ("<b>hi", true, false),
    ("hello <b>x</b>", false, true),
    ("<b>x</b> hello", false, true),
    ("<!DOCTYPE html><html><body>hi</body></html>", true, true),
    ("<html>hi</html>", false, true),
    ("<body>hi</body>", true, true),
    ("<foo>x</foo>", false, true),
    ("<my-tag>x</my-tag>", true, true),
    ("<?xml version=\"1.0\"?><p/>", false, true),
    ("", false, false),
    ("a < b and c > d", false, false),
    ("<div", false, true),
    ("<br>", true, true),
    ("<p>a<p>b", true, true),
    ("<!-- c --><p>x</p>", true, true),
    ("x<br>", false, true),
    ("<title>t</title>", true, true),
    ("<head></head>", true, true),
    ("<script>x</script>", true, true),
    ("&amp;", false, false),
    ("&amp; <!-- x -->", false, true),
    ("<li>a</li>", true, true),
    ("</p>", false, false),
    ("<example>", false, false),
    ("<a href=\"x\">y</a>", true, true),
    ("text <p>para</p> text", false, true),
    ("<p>para</p> text", false, true),
    ("<p>a</p></p>", true, true),
    ("<table><tr><td>x</td></tr></table>", true, true),
    ("<table>x</table>", false, true),
    ("<td>x</td>", false, true),
    ("<div>a</div></div>tail", false, true),
    ("<svg><path d=\"M0\"/></svg>", true, true),
    ("<P>UP</P>", true, true),
    ("<p\n class=\"x\">y</p>", true, true),
    ("<p>x</p>\n\n", true, true),
    ("<html><body><p>x</p></body></html> tail", true, true),
    ("<template>x</template>", true, true),
    ("<option>x", true, false),
    ("1 <2", false, false),
    ("<input/>", true, true),
    ("<b></b>\u{a0}", true, true),
    ("<frameset></frameset>", false, true),
    ("<select><p>x</p></select>", true, true),
];

#[test]
fn xml_is_what_promptfoo_takes_for_it() {
    for (text, is, contains) in XML {
        assert_eq!(xml(text, &[], Around::Nothing), *is, "is-xml: {text}");
        assert_eq!(
            xml(text, &[], Around::Words),
            *contains,
            "contains-xml: {text}"
        );
    }
    for (text, paths, is, contains) in REQUIRED {
        let paths: Vec<&str> = paths.split(',').collect();
        assert_eq!(
            xml(text, &paths, Around::Nothing),
            *is,
            "is-xml: {text} {paths:?}"
        );
        assert_eq!(
            xml(text, &paths, Around::Words),
            *contains,
            "contains-xml: {text} {paths:?}"
        );
    }
}

#[test]
fn html_is_what_promptfoo_takes_for_it() {
    for (text, is, contains) in HTML {
        assert_eq!(
            passes(&Scorer::Html(Around::Nothing), text),
            *is,
            "is-html: {text}"
        );
        assert_eq!(
            passes(&Scorer::Html(Around::Words), text),
            *contains,
            "contains-html: {text}"
        );
    }
}

#[test]
fn hostile_markup_ends_soon_and_blows_nothing_up() {
    let bomb = "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]><l>&b;</l>";
    assert!(!xml(bomb, &[], Around::Nothing));
    let fetched = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a>&x;</a>";
    assert!(!xml(fetched, &[], Around::Nothing));
    let n = 60_000;
    let nested = |n: usize| "<a>".repeat(n) + &"</a>".repeat(n);
    assert!(xml(&nested(150), &[], Around::Nothing));
    assert!(!xml(&nested(n), &[], Around::Nothing));
    for text in [
        nested(n),
        "<a>".repeat(n),
        "<".repeat(n),
        "<a ".repeat(n),
        "<a '".repeat(n),
        "<a=\"".repeat(n),
        "</".repeat(n),
        "<script>".repeat(n),
        "<!--".repeat(n),
        "<p><b>".repeat(n),
        "<li>".repeat(n),
        "&".repeat(n),
    ] {
        for around in [Around::Nothing, Around::Words] {
            let _ = xml(&text, &["a.b"], around);
            let _ = passes(&Scorer::Html(around), &text);
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_text_breaks_a_reader(text in "([<>/&;='\"!?\\-\\[\\] ab1:é]|<a|</a>|<!--|-->|<!DOCTYPE|<\\?xml|CDATA\\[|<p>|<table>|<script>){0,30}") {
        let is = xml(&text, &[], Around::Nothing);
        // What is a document by itself is one among words.
        prop_assert!(!is || xml(&("so ".to_owned() + &text), &[], Around::Words) || text.contains("<?xml") || text.contains("<!"));
        for around in [Around::Nothing, Around::Words] {
            let _ = passes(&Scorer::Html(around), &text);
        }
    }
}
