//! Bytes into lines and lines into events, by the rules of the WHATWG HTML Standard, section 9.2.6.

use crate::stream::MAX_LINE_BYTES;

/// A line, or the data of one event, that is longer than [`MAX_LINE_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLong;

/// Cuts bytes into lines, wherever the pieces begin. Decodes nothing: a character may be cut anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    line: Vec<u8>,
    /// CR ends a line of an event stream; in lines of JSON it is a blank.
    cr_ends: bool,
    after_cr: bool,
}

impl Lines {
    pub(crate) fn new(cr_ends: bool) -> Self {
        Self {
            cr_ends,
            ..Self::default()
        }
    }

    /// The lines that end in these bytes, without their ends.
    pub(crate) fn push(
        &mut self,
        bytes: &[u8],
        mut each: impl FnMut(&[u8]) -> Result<(), TooLong>,
    ) -> Result<(), TooLong> {
        for &byte in bytes {
            let is_second_half = std::mem::take(&mut self.after_cr) && byte == b'\n';
            match byte {
                b'\n' if is_second_half => {}
                b'\n' => self.close(&mut each)?,
                b'\r' if self.cr_ends => {
                    self.after_cr = true;
                    self.close(&mut each)?;
                }
                _ if self.line.len() == MAX_LINE_BYTES => return Err(TooLong),
                _ => self.line.push(byte),
            }
        }
        Ok(())
    }

    fn close(
        &mut self,
        each: &mut impl FnMut(&[u8]) -> Result<(), TooLong>,
    ) -> Result<(), TooLong> {
        let result = each(&self.line);
        self.line.clear();
        result
    }

    /// What stands after the last end of a line.
    pub(crate) fn rest(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.line)
    }
}

/// Reads an event stream. Ids and retry times mean nothing to a request that is not sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sse {
    lines: Lines,
    event: Event,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Event {
    data: Vec<u8>,
    has_data: bool,
    not_first: bool,
}

impl Sse {
    pub(crate) fn new() -> Self {
        Self {
            lines: Lines::new(true),
            event: Event::default(),
        }
    }

    /// The data of each event that ends in these bytes. Event names repeat what the data says and are left out.
    pub(crate) fn push(
        &mut self,
        bytes: &[u8],
        mut each: impl FnMut(&[u8]),
    ) -> Result<(), TooLong> {
        let event = &mut self.event;
        self.lines.push(bytes, |line| event.line(line, &mut each))
    }

    /// What would be dropped by the standard: an event that no blank line ended.
    ///
    /// Services close their last event with a single line end, or none, often enough that it is worth reading;
    /// one that was really cut off is no JSON, and is told as cut off.
    pub(crate) fn rest(&mut self) -> Result<Option<Vec<u8>>, TooLong> {
        let line = self.lines.rest();
        if !line.is_empty() {
            self.event.line(&line, &mut |_| {})?;
        }
        Ok(std::mem::take(&mut self.event.has_data).then(|| std::mem::take(&mut self.event.data)))
    }
}

impl Event {
    fn line(&mut self, line: &[u8], each: &mut impl FnMut(&[u8])) -> Result<(), TooLong> {
        let line = match std::mem::replace(&mut self.not_first, true) {
            false => line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line),
            true => line,
        };
        if line.is_empty() {
            if std::mem::take(&mut self.has_data) && !self.data.is_empty() {
                each(&self.data);
            }
            self.data.clear();
            return Ok(());
        }
        let (field, value) = match line.iter().position(|it| *it == b':') {
            Some(at) => (&line[..at], &line[at + 1..]),
            None => (line, &line[line.len()..]),
        };
        // A line that begins with a colon is a comment and has no field.
        if field != b"data" {
            return Ok(());
        }
        let value = value.strip_prefix(b" ").unwrap_or(value);
        if self.data.len() + value.len() > MAX_LINE_BYTES {
            return Err(TooLong);
        }
        if std::mem::replace(&mut self.has_data, true) {
            self.data.push(b'\n');
        }
        self.data.extend_from_slice(value);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(pieces: &[&[u8]]) -> Vec<String> {
        let mut sse = Sse::new();
        let mut out = Vec::new();
        for piece in pieces {
            sse.push(piece, |it| {
                out.push(String::from_utf8_lossy(it).into_owned())
            })
            .expect("short");
        }
        out
    }

    /// The examples of the standard, section 9.2.6, with the events that it says they give.
    #[test]
    fn the_standards_examples() {
        let stocks = b"data: YHOO\ndata: +2\ndata: 10\n\n";
        assert_eq!(events(&[stocks]), ["YHOO\n+2\n10"]);
        let four = b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n";
        assert_eq!(events(&[four]), ["first event", "second event"]);
        // “dispatches an event with the data set to the empty string”: nothing that a reader here could use,
        // then one newline, and the last block is discarded for want of a blank line.
        assert_eq!(events(&[b"data\n\ndata\ndata\n\ndata:"]), ["\n"]);
        assert_eq!(events(&[b"data:test\n\ndata: test\n\n"]), ["test", "test"]);
    }

    #[test]
    fn every_kind_of_line_end_and_a_byte_order_mark() {
        for end in ["\n", "\r", "\r\n"] {
            let text =
                format!("\u{feff}data: a{end}data: b{end}{end}event: x{end}data: c{end}{end}");
            for at in 0..=text.len() {
                let (head, tail) = text.as_bytes().split_at(at);
                assert_eq!(events(&[head, tail]), ["a\nb", "c"], "{end:?} {at}");
            }
        }
        // Only the first mark is one.
        assert_eq!(events(&[b"\n\xEF\xBB\xBFdata: a\n\n"]), [""; 0]);
    }

    #[test]
    fn a_line_has_an_end_or_is_refused() {
        let mut sse = Sse::new();
        let mut pushed = 0;
        let piece = [b'x'; 4096];
        while sse.push(&piece, |_| {}).is_ok() {
            pushed += piece.len();
            assert!(pushed <= MAX_LINE_BYTES);
        }
        // The data of one event, in short lines.
        let mut sse = Sse::new();
        let mut pushed = 0;
        while sse.push(b"data: 0123456789\n", |_| {}).is_ok() {
            pushed += 10;
            assert!(pushed <= MAX_LINE_BYTES);
        }
    }
}
