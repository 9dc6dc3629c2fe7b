//! Nothing overlaps, and everything is on the page: asserted of what the layout places, for short and for long labels.

use super::super::svg::{Anchor, Drawing, Text};
use super::*;

/// Whether two things must not share a place: a text and anything but a box that holds it whole.
fn clash(text: &Text, shape: &Shape) -> bool {
    let area = text.area();
    match shape {
        Shape::Text(other) => !core::ptr::eq(text, other) && area.meets(&other.area()),
        Shape::Rect { area: rect, .. } => area.meets(rect) && !rect.holds(&area),
        other => other.area().is_some_and(|other| area.meets(&other)),
    }
}

/// What is wrong with a drawing.
fn faults(drawing: &Drawing) -> Vec<String> {
    let page = Area { left: 0, top: 0, right: drawing.width, bottom: drawing.height };
    let outside = drawing.shapes.iter().filter(|shape| shape.area().is_some_and(|area| !page.holds(&area)));
    let mut faults: Vec<_> = outside.map(|shape| format!("outside: {shape:?}")).collect();
    for shape in &drawing.shapes {
        let Shape::Text(text) = shape else { continue };
        let clashes = drawing.shapes.iter().filter(|other| clash(text, other));
        faults.extend(clashes.map(|other| format!("{text:?} meets {other:?}")));
        if text.size < SMALL {
            faults.push(format!("too small: {text:?}"));
        }
    }
    faults
}

fn message(kind: Kind, encrypted: bool, name: &str, details: &[&str]) -> Message {
    Message { kind, encrypted, name: name.into(), details: details.iter().map(|&detail| detail.into()).collect() }
}

/// A ladder with every kind of arrow in both directions, alone and together, whose words are all `word`.
fn every_kind(word: &str, details: usize) -> Ladder {
    let kinds = [Kind::Handshake, Kind::ChangeCipherSpec, Kind::Alert, Kind::Data];
    let details = vec![word; details];
    let mut groups = Vec::new();
    for to_server in [true, false] {
        for encrypted in [true, false] {
            let messages = || kinds.map(|kind| message(kind, encrypted, word, &details));
            let records = [word; 3].map(str::to_owned);
            for message in messages() {
                let times = Some([word.to_owned(), word.to_owned()]);
                groups.push(Group { to_server, records: records.clone(), times, messages: vec![message] });
            }
            groups.push(Group { to_server, records, times: None, messages: messages().into() });
        }
    }
    let empty = Phase { name: word.into(), groups: Vec::new() };
    Ladder {
        title: word.into(),
        subtitle: vec![word.into(); 4],
        ends: [word.into(), word.into()],
        phases: vec![empty, Phase { name: word.into(), groups }],
    }
}

#[test]
fn nothing_overlaps() {
    for word in ["", "i", "ClientHello", &"CN=a name that goes on, ".repeat(9), &"W".repeat(300), &"漢字".repeat(80)]
    {
        for details in [0, 1, 2, 12] {
            let drawing = lay_out(&every_kind(word, details));
            assert_eq!(faults(&drawing), [""; 0], "{details} details of {word:?}");
        }
    }
}

#[test]
fn an_empty_ladder_is_a_page() {
    let drawing = lay_out(&Ladder::default());
    assert_eq!(faults(&drawing), [""; 0]);
    assert!(drawing.write().ends_with("</svg>\n"));
}

#[test]
fn faults_are_found() {
    let text =
        |at| Shape::Text(Text { at, anchor: Anchor::Start, size: 11, bold: false, fill: INK, text: "text".into() });
    let mut drawing = lay_out(&Ladder::default());
    let stroke = Stroke { colour: INK, thickness: 2, dash: None };
    let height = drawing.height;
    for shape in [
        text((30, height - 14)),                                 // over the legend
        text((WIDTH - 10, 30)),                                  // over the edge
        Shape::Line { from: (30, 0), to: (30, height), stroke }, // through text
        Shape::Rect {
            area: Area { left: 30, top: height - 20, right: 80, bottom: height },
            radius: 0,
            fill: INK,
            stroke: None,
        },
    ] {
        drawing.shapes.push(shape);
        assert!(!faults(&drawing).is_empty(), "{:?}", drawing.shapes.last());
        drawing.shapes.pop();
    }
}

#[test]
fn marks_what_is_encrypted_by_shape() {
    let group = |encrypted| Group {
        to_server: true,
        records: Default::default(),
        times: None,
        messages: vec![message(Kind::Handshake, encrypted, "Finished", &["verify_data"])],
    };
    let drawing = |encrypted| {
        let phases = vec![Phase { name: "handshake".into(), groups: vec![group(encrypted)] }];
        lay_out(&Ladder { phases, ..Ladder::default() })
    };
    let marks = |encrypted: bool| {
        let drawing = drawing(encrypted);
        let dashed = |shape: &&Shape| matches!(shape, Shape::Line { stroke: Stroke { dash: Some(_), .. }, .. });
        let padlocks = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Padlock { .. })).count();
        (padlocks, drawing.shapes.iter().filter(dashed).count())
    };
    let (clear, encrypted) = (marks(false), marks(true));
    assert_eq!((encrypted.0 - clear.0, encrypted.1 - clear.1), (1, 1));
    assert!(drawing(true).description.contains("Finished (verify_data), client to server, encrypted"));
    assert!(!drawing(false).description.contains("encrypted"));
}
