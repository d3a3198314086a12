import Catalogue
import Cells

/// Any entry of the catalogue: its formula, source, settings and remark, and a curve where it has one.
public struct CardView: Panel {
    /// The function drawn beside or beneath the words.
    enum Curve {
        case none
        /// The entry is this function.
        case own(Activation)
        /// This function follows the entry, a layer.
        case following(Activation)

        /// What the plot may take: from this width on it stands beside the words, with that share of the width in
        /// hundredths and at most so many columns and rows. A card that is about a function gives it more room.
        fileprivate var room: (besideFrom: Int, share: Int, columns: Int, rows: Int)? {
            switch self {
            case .none: nil
            case .own: (52, 50, 44, 18)
            case .following: (64, 40, 40, 16)
            }
        }
    }

    let card: Card
    let curve: Curve

    init(_ card: Card, curve: Curve = .none) {
        self.card = card
        self.curve = curve
    }

    /// A kind of layer, and the function that follows it; `nil` for nothing.
    public init(_ unit: NeuronUnit, followedBy activation: Activation?) {
        self.init(unit.card, curve: activation.map { .following($0) } ?? .none)
    }

    /// A function.
    public init(_ activation: Activation) { self.init(activation.card, curve: .own(activation)) }

    public var title: String { card.title }

    public var notes: [String] { card.family.isEmpty ? [] : [card.family] }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let size = frame.size
        guard let room = curve.room else {
            var text = CardText(width: size.width, height: size.height)
            writeText(&text, on: &frame, theme: context.theme)
            return text.write(card.remark, context.theme.textStyle, rows: text.rest.height, on: &frame)
        }
        if size.width >= room.besideFrom {
            let columns = min(size.width * room.share / 100, room.columns)
            var text = CardText(width: size.width - columns - 2, height: size.height)
            writeText(&text, on: &frame, theme: context.theme)
            text.write(card.remark, context.theme.textStyle, rows: text.rest.height, on: &frame)
            let plot = Rect(x: size.width - columns, y: 0, width: columns, height: min(size.height, room.rows))
            return drawCurve(in: plot, on: &frame, context: context)
        }
        var text = CardText(width: size.width, height: size.height - rowsBeneath(of: size))
        writeText(&text, on: &frame, theme: context.theme)
        let plot = Rect(
            x: 0, y: text.y, width: size.width, height: min(size.height - text.y, rowsBeneath(atMost: size)))
        guard plot.height >= 4 else {
            return text.write(card.remark, context.theme.textStyle, rows: text.rest.height, on: &frame)
        }
        drawCurve(in: plot, on: &frame, context: context)
    }

    /// Rows kept free of words for a plot beneath them.
    private func rowsBeneath(of size: Size) -> Int {
        switch curve {
        case .none: 0
        case .own: size.height - max(1, min(size.height / 3, 5))
        case .following: size.height >= 16 ? min(size.height / 2, 14) : 0
        }
    }

    private func rowsBeneath(atMost size: Size) -> Int {
        if case .own = curve { size.height } else { 14 }
    }

    private func drawCurve(in rect: Rect, on frame: inout Frame, context: PanelContext) {
        switch curve {
        case .none: break
        case .own(let activation):
            activation.plot(context.look).draw(into: &frame, rect: rect, look: context.look)
        case .following(let activation):
            let name = "\(activation.name): \(activation.formula)"
            frame.put(name, in: rect, style: context.theme.titleStyle)
            let plot = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
            activation.plot(context.look).draw(into: &frame, rect: plot, look: context.look)
        }
    }

    /// The formula first, then where it comes from; settings take what is left.
    private func writeText(_ text: inout CardText, on frame: inout Frame, theme: Theme) {
        var lines = card.formula.split(whereSeparator: \.isNewline).map(String.init)
        if case .own = curve { lines[0] = "f(x) = " + lines[0] }
        for line in lines.prefix(max(1, text.rest.height - 1)) {
            text.write(line, theme.accentStyle, rows: 2, on: &frame)
        }
        let isRoomy = text.rest.height >= 10
        text.write(card.source.description, theme.faintStyle, rows: isRoomy ? 3 : 1, on: &frame)
        for setting in card.settings {
            text.write("\(setting.name) = \(setting.defaultValue.text)", theme.textStyle, on: &frame)
            if isRoomy, text.rest.height >= 6 {
                text.write(setting.meaning, theme.faintStyle, rows: 2, indent: 2, on: &frame)
            }
        }
    }
}

extension Activation {
    /// The function and its slope, dotted, from −4 to 4, where signals of deviation 1 are.
    func plot(_ look: Look) -> FunctionPlot {
        let curve = curve(over: -4...4)
        var plot = FunctionPlot(
            [
                FunctionPlot.Curve(
                    zip(curve.z, curve.slope).map { DataPoint($0, $1) }, label: "slope",
                    color: look.theme.color(ofRun: 1), pattern: .dotted),
                FunctionPlot.Curve(
                    zip(curve.z, curve.f).map { DataPoint($0, $1) }, label: "f", color: look.theme.color(ofRun: 0)),
            ], x: Axis(range: -4...4))
        // One that grows fast must not flatten what it does near zero.
        let values = (curve.f + curve.slope).filter(\.isFinite)
        let low = max(values.min() ?? -1, -4)
        let high = min(values.max() ?? 1, 4)
        if low < high { plot.y.range = (low - (high - low) * 0.06)...(high + (high - low) * 0.06) }
        return plot
    }
}
