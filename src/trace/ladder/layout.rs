//! Where everything in a ladder diagram is: from top to bottom a title, the two ends, the phases with their arrows, and a legend;
//! from left to right the times, the client's line, the messages, the server's line, the records.

use super::svg::{Anchor, Area, Drawing, Shape, Stroke, Text};
use super::text::{fit, width, wrap};
use super::{Group, Kind, Ladder, Message, Phase};

const WIDTH: i32 = 960;
const MARGIN: i32 = 24;
/// Where the two lines are.
const CLIENT: i32 = 136;
const SERVER: i32 = 684;
const MIDDLE: i32 = (CLIENT + SERVER) / 2;
/// From a line to the arrows' ends.
const GAP: i32 = 5;
/// What a label or the details of a message may take.
const ROOM: i32 = SERVER - CLIENT - 2 * 16;
const BRACKET: i32 = SERVER + 24;
const RECORDS: i32 = BRACKET + 10;
const MAX_LINES: usize = 3;
/// The lowest group: its lines about records must have room.
const MIN_GROUP: i32 = 54;
const TITLE: i32 = 18;
const LABEL: i32 = 13;
const SMALL: i32 = 11;
const LINE: i32 = 15;

const PAPER: &str = "#ffffff";
const BANDS: [&str; 2] = ["#f2f5fa", "#ffffff"];
const INK: &str = "#1b2330";
const FAINT: &str = "#525c6b";
const LIFELINE: &str = "#8792a2";
const CLEAR: &str = "#1c56b0";
const ENCRYPTED: &str = "#136c3c";
const CHANGE: &str = "#7a33a0";
const ALERT: &str = "#b3221a";
const DATA: &str = "#80520a";

/// Gives everything its place.
pub(super) fn lay_out(ladder: &Ladder) -> Drawing {
    let mut page = Page { shapes: Vec::new(), y: MARGIN };
    page.head(ladder);
    for (i, phase) in ladder.phases.iter().enumerate() {
        page.phase(phase, BANDS[i % BANDS.len()]);
    }
    page.legend();
    let height = page.y + MARGIN / 2;
    let paper = Area { left: 0, top: 0, right: WIDTH, bottom: height };
    page.shapes.insert(0, Shape::Rect { area: paper, radius: 8, fill: PAPER, stroke: None });
    Drawing { width: WIDTH, height, title: ladder.title.clone(), description: description(ladder), shapes: page.shapes }
}

/// The picture in words.
fn description(ladder: &Ladder) -> String {
    let mut words = format!("{}.", ladder.subtitle.join(", "));
    for phase in &ladder.phases {
        let messages: Vec<_> = phase
            .groups
            .iter()
            .flat_map(|group| group.messages.iter().map(|message| sentence(group, message)))
            .collect();
        words.push_str(&format!(" {}: {}.", phase.name, messages.join("; ")));
    }
    words
}

/// A message in words.
fn sentence(group: &Group, message: &Message) -> String {
    let way = if group.to_server { "client to server" } else { "server to client" };
    let encrypted = if message.encrypted { ", encrypted" } else { "" };
    let details = if message.details.is_empty() { String::new() } else { format!(" ({})", message.details.join(", ")) };
    format!("{}{details}, {way}{encrypted}", message.name)
}

/// A page that is filled from the top; `y` is where it goes on.
struct Page {
    shapes: Vec<Shape>,
    y: i32,
}

impl Page {
    fn text(&mut self, at: (i32, i32), anchor: Anchor, size: i32, bold: bool, fill: &'static str, text: String) {
        self.shapes.push(Shape::Text(Text { at, anchor, size, bold, fill, text }));
    }

    fn line(&mut self, from: (i32, i32), to: (i32, i32), stroke: Stroke) {
        self.shapes.push(Shape::Line { from, to, stroke });
    }

    fn head(&mut self, ladder: &Ladder) {
        let room = WIDTH - 2 * MARGIN;
        self.text((MARGIN, self.y + TITLE), Anchor::Start, TITLE, true, INK, fit(&ladder.title, TITLE, true, room));
        self.y += TITLE + 6;
        for line in wrap(&ladder.subtitle, SMALL, room, MAX_LINES) {
            self.y += LINE;
            self.text((MARGIN, self.y), Anchor::Start, SMALL, false, FAINT, line);
        }
        self.y += 14;
        for (x, name) in [CLIENT, SERVER].into_iter().zip(&ladder.ends) {
            // Both as wide as the space left of the client's line allows.
            let half = CLIENT - MARGIN;
            let area = Area { left: x - half, top: self.y, right: x + half, bottom: self.y + 28 };
            self.shapes.push(Shape::Rect { area, radius: 5, fill: "#e4eaf4", stroke: Some(LIFELINE) });
            self.text((x, self.y + 19), Anchor::Middle, LABEL, true, INK, fit(name, LABEL, true, 2 * half - 12));
        }
        self.y += 28;
    }

    fn phase(&mut self, phase: &Phase, band: &'static str) {
        let (below, top) = (self.shapes.len(), self.y);
        self.text(
            (MARGIN, top + 22),
            Anchor::Start,
            LABEL,
            true,
            INK,
            fit(&phase.name, LABEL, true, WIDTH - 2 * MARGIN),
        );
        self.y += 32;
        for group in &phase.groups {
            self.group(group);
        }
        self.y += 8;
        let area = Area { left: 1, top, right: WIDTH - 1, bottom: self.y };
        let lines = [CLIENT, SERVER].map(|x| Shape::Line {
            from: (x, top + 30),
            to: (x, self.y),
            stroke: Stroke { colour: LIFELINE, thickness: 2, dash: None },
        });
        let band = Shape::Rect { area, radius: 0, fill: band, stroke: None };
        self.shapes.splice(below..below, core::iter::once(band).chain(lines));
    }

    fn group(&mut self, group: &Group) {
        let top = self.y;
        for (i, message) in group.messages.iter().enumerate() {
            self.shapes.push(Shape::Begin(sentence(group, message)));
            let arrow = self.message(message, group.to_server);
            self.shapes.push(Shape::End);
            if let (0, Some([since_start, since_last])) = (i, &group.times) {
                let x = CLIENT - 14;
                let room = x - MARGIN / 2;
                self.text((x, arrow - 6), Anchor::End, SMALL, false, INK, fit(since_start, SMALL, false, room));
                self.text((x, arrow + 9), Anchor::End, SMALL, false, FAINT, fit(since_last, SMALL, false, room));
            }
        }
        self.y = self.y.max(top + MIN_GROUP);
        self.bracket(top + 4, self.y - 4);
        let middle = (top + self.y) / 2;
        let room = WIDTH - MARGIN / 2 - RECORDS;
        for (i, line) in (0..).zip(&group.records) {
            let (bold, fill) = if i == 0 { (true, INK) } else { (false, FAINT) };
            let line = fit(line, SMALL, bold, room);
            self.text((RECORDS, middle - 11 + LINE * i), Anchor::Start, SMALL, bold, fill, line);
        }
    }

    /// What holds the messages of one record together.
    fn bracket(&mut self, top: i32, bottom: i32) {
        let stroke = Stroke { colour: FAINT, thickness: 1, dash: None };
        self.line((BRACKET - 7, top), (BRACKET, top), stroke);
        self.line((BRACKET, top), (BRACKET, bottom), stroke);
        self.line((BRACKET - 7, bottom), (BRACKET, bottom), stroke);
    }

    /// Draws a message; returns where its arrow is.
    fn message(&mut self, message: &Message, to_server: bool) -> i32 {
        let colour = colour(message.kind, message.encrypted);
        let label = fit(&message.name, LABEL, true, ROOM - 60);
        let (half, baseline) = (width(&label, LABEL, true) / 2 + 1, self.y + 17);
        if message.kind == Kind::ChangeCipherSpec {
            let pill =
                Area { left: MIDDLE - half - 8, top: baseline - 15, right: MIDDLE + half + 8, bottom: baseline + 6 };
            self.shapes.push(Shape::Rect { area: pill, radius: 10, fill: PAPER, stroke: Some(colour) });
        }
        self.text((MIDDLE, baseline), Anchor::Middle, LABEL, true, colour, label);
        let mut left = MIDDLE - half - 12;
        if message.kind == Kind::Alert {
            let points = vec![(left - 12, baseline), (left, baseline), (left - 6, baseline - 11)];
            self.shapes.push(Shape::Polygon { points, fill: colour });
            left -= 18;
        }
        if message.encrypted {
            self.shapes.push(Shape::Padlock { at: (left - 10, baseline), colour });
        }
        let arrow = baseline + 10;
        let ends = if to_server { (CLIENT + GAP, SERVER - GAP) } else { (SERVER - GAP, CLIENT + GAP) };
        self.arrow(ends, arrow, message.kind, message.encrypted);
        self.y = arrow + 3;
        for line in wrap(&message.details, SMALL, ROOM, MAX_LINES) {
            self.y += LINE;
            self.text((MIDDLE, self.y - 2), Anchor::Middle, SMALL, false, FAINT, line);
        }
        self.y += 8;
        arrow
    }

    /// An arrow at height `y`: dashed if encrypted, double for ChangeCipherSpec, thick for data.
    fn arrow(&mut self, (from, to): (i32, i32), y: i32, kind: Kind, encrypted: bool) {
        let colour = colour(kind, encrypted);
        let forward = if to > from { 1 } else { -1 };
        let neck = to - 9 * forward;
        let stroke =
            Stroke { colour, thickness: if kind == Kind::Data { 4 } else { 2 }, dash: encrypted.then_some("8 4") };
        if kind == Kind::ChangeCipherSpec {
            for y in [y - 2, y + 2] {
                self.line((from, y), (neck, y), Stroke { thickness: 1, ..stroke });
            }
        } else {
            self.line((from, y), (neck, y), stroke);
        }
        let points = vec![(to, y), (neck - 2 * forward, y - 6), (neck - 2 * forward, y + 6)];
        self.shapes.push(Shape::Polygon { points, fill: colour });
    }

    /// What the looks mean.
    fn legend(&mut self) {
        const SAMPLE: i32 = 44;
        self.y += 22;
        let mut x = MARGIN;
        for (kind, encrypted, words) in [
            (Some(Kind::Handshake), false, "in the clear"),
            (Some(Kind::Handshake), true, "encrypted"),
            (Some(Kind::ChangeCipherSpec), false, "ChangeCipherSpec"),
            (Some(Kind::Alert), false, "alert"),
            (Some(Kind::Data), true, "application data"),
            (None, false, "records"),
        ] {
            let lock = if encrypted { 16 } else { 0 };
            let taken = if kind.is_some() { SAMPLE } else { 10 } + lock + 6 + width(words, SMALL, false);
            if x + taken > WIDTH - MARGIN {
                (x, self.y) = (MARGIN, self.y + 20);
            }
            let text = x + taken - width(words, SMALL, false);
            match kind {
                Some(kind) => self.arrow((x, x + SAMPLE), self.y - 4, kind, encrypted),
                None => {
                    let stroke = Stroke { colour: FAINT, thickness: 1, dash: None };
                    self.line((x, self.y - 12), (x + 7, self.y - 12), stroke);
                    self.line((x + 7, self.y - 12), (x + 7, self.y + 3), stroke);
                    self.line((x, self.y + 3), (x + 7, self.y + 3), stroke);
                }
            }
            if encrypted {
                let colour = colour(kind.unwrap_or(Kind::Handshake), true);
                self.shapes.push(Shape::Padlock { at: (text - 16, self.y), colour });
            }
            self.text((text, self.y), Anchor::Start, SMALL, false, INK, words.to_owned());
            x += taken + 18;
        }
    }
}

/// The colour of an arrow; nothing is said by colour alone.
const fn colour(kind: Kind, encrypted: bool) -> &'static str {
    match kind {
        Kind::Handshake if encrypted => ENCRYPTED,
        Kind::Handshake => CLEAR,
        Kind::ChangeCipherSpec => CHANGE,
        Kind::Alert => ALERT,
        Kind::Data => DATA,
    }
}

#[cfg(test)]
mod tests;
