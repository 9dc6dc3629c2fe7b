//! Shapes with a place, and how they are written as SVG 1.1.

use core::fmt::Write;

use super::text::escape;

/// The fonts, the widest first: what fits in these fits in any.
const FONTS: &str = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";

/// A picture: its size, its words for those who cannot see it, and its shapes, the lowest first.
#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) shapes: Vec<Shape>,
}

/// Something drawn. Colours are CSS colours.
#[derive(Debug)]
pub(super) enum Shape {
    Text(Text),
    Rect {
        area: Area,
        radius: i32,
        fill: &'static str,
        stroke: Option<&'static str>,
    },
    Line {
        from: (i32, i32),
        to: (i32, i32),
        stroke: Stroke,
    },
    Polygon {
        points: Vec<(i32, i32)>,
        fill: &'static str,
    },
    /// A padlock, 10 wide and 14 high, with its lower left corner here.
    Padlock {
        at: (i32, i32),
        colour: &'static str,
    },
    /// What follows, up to [`Shape::End`], belongs together and has a title.
    Begin(String),
    End,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) colour: &'static str,
    pub(super) thickness: i32,
    pub(super) dash: Option<&'static str>,
}

/// A line of text; `at` is on its baseline.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) at: (i32, i32),
    pub(super) anchor: Anchor,
    pub(super) size: i32,
    pub(super) bold: bool,
    pub(super) fill: &'static str,
    pub(super) text: String,
}

/// Which part of a text is where it is placed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Area {
    /// Whether the two have a point in common.
    #[cfg(test)]
    pub(super) const fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether `inner` lies within this.
    #[cfg(test)]
    pub(super) const fn holds(&self, inner: &Self) -> bool {
        self.left <= inner.left && inner.right <= self.right && self.top <= inner.top && inner.bottom <= self.bottom
    }
}

impl Text {
    /// What the text covers at most.
    #[cfg(test)]
    pub(super) fn area(&self) -> Area {
        let ((x, y), wide) = (self.at, super::text::width(&self.text, self.size, self.bold));
        let left = match self.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide.div_euclid(2) - wide % 2,
            Anchor::End => x - wide,
        };
        Area { left, top: y - self.size, right: left + wide + wide % 2, bottom: y + self.size / 4 }
    }
}

impl Drawing {
    /// The picture as a document.
    pub(super) fn write(&self) -> String {
        let mut out = String::new();
        // Writing into a string cannot fail.
        let _ = self.write_to(&mut out);
        out
    }

    fn write_to(&self, out: &mut String) -> core::fmt::Result {
        let Self { width, height, .. } = self;
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description" font-family="{FONTS}">"#
        )?;
        writeln!(out, r#"<title id="title">{}</title>"#, escape(&self.title))?;
        writeln!(out, r#"<desc id="description">{}</desc>"#, escape(&self.description))?;
        self.shapes.iter().try_for_each(|shape| shape.write_to(out))?;
        writeln!(out, "</svg>")
    }
}

impl Shape {
    /// What the shape covers at most, if it covers anything.
    #[cfg(test)]
    pub(super) fn area(&self) -> Option<Area> {
        let around = |points: &[(i32, i32)], by: i32| {
            let (left, right) = (points.iter().map(|p| p.0).min()?, points.iter().map(|p| p.0).max()?);
            let (top, bottom) = (points.iter().map(|p| p.1).min()?, points.iter().map(|p| p.1).max()?);
            Some(Area { left: left - by, top: top - by, right: right + by, bottom: bottom + by })
        };
        match self {
            Self::Text(text) => Some(text.area()),
            Self::Rect { area, .. } => Some(*area),
            Self::Line { from, to, stroke } => around(&[*from, *to], (stroke.thickness + 1) / 2),
            Self::Polygon { points, .. } => around(points, 0),
            Self::Padlock { at: (x, y), .. } => Some(Area { left: *x, top: y - 15, right: x + 10, bottom: *y }),
            Self::Begin(_) | Self::End => None,
        }
    }

    fn write_to(&self, out: &mut String) -> core::fmt::Result {
        match self {
            Self::Begin(title) => writeln!(out, "<g><title>{}</title>", escape(title)),
            Self::End => writeln!(out, "</g>"),
            Self::Text(Text { at: (x, y), anchor, size, bold, fill, text }) => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let weight = if *bold { r#" font-weight="bold""# } else { "" };
                let text = escape(text);
                writeln!(
                    out,
                    r#"<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}"{weight} fill="{fill}">{text}</text>"#
                )
            }
            Self::Rect { area: Area { left, top, right, bottom }, radius, fill, stroke } => {
                let (w, h, stroke) = (right - left, bottom - top, stroke.unwrap_or("none"));
                writeln!(
                    out,
                    r#"<rect x="{left}" y="{top}" width="{w}" height="{h}" rx="{radius}" fill="{fill}" stroke="{stroke}"/>"#
                )
            }
            Self::Line { from: (x1, y1), to: (x2, y2), stroke } => {
                writeln!(out, r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{stroke}/>"#)
            }
            Self::Polygon { points, fill } => {
                out.push_str("<polygon points=\"");
                for (i, (x, y)) in points.iter().enumerate() {
                    write!(out, "{}{x},{y}", if i == 0 { "" } else { " " })?;
                }
                writeln!(out, "\" fill=\"{fill}\"/>")
            }
            Self::Padlock { at: (x, y), colour } => {
                let (body, left, shackle) = (y - 8, x + 2, y - 7);
                writeln!(
                    out,
                    r#"<rect x="{x}" y="{body}" width="10" height="8" rx="1" fill="{colour}"/><path d="M{left} {shackle}v-3a3 3 0 0 1 6 0v3" fill="none" stroke="{colour}" stroke-width="2"/>"#
                )
            }
        }
    }
}

impl core::fmt::Display for Stroke {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, r#" stroke="{}" stroke-width="{}""#, self.colour, self.thickness)?;
        self.dash.map_or(Ok(()), |dash| write!(f, r#" stroke-dasharray="{dash}""#))
    }
}
