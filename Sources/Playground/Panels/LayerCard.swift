import Catalogue
import Cells

/// What a kind of layer computes: its formula, settings and source, and what its activation does.
public struct LayerCard: Panel {
    public var unit: NeuronUnit
    /// What follows it; `nil` for nothing.
    public var activation: Activation?

    public init(unit: NeuronUnit, activation: Activation?) {
        self.unit = unit
        self.activation = activation
    }

    public var title: String { unit.title }

    public var notes: [String] { [unit.family] }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let size = frame.size
        // The curve beside the text where it is wide, beneath it where it is not.
        let isWide = size.width >= 64 && activation != nil
        let plotWidth = isWide ? min(size.width * 2 / 5, 40) : size.width
        let reserved = !isWide && activation != nil && size.height >= 16 ? min(size.height / 2, 14) : 0
        var text = CardText(width: isWide ? size.width - plotWidth - 2 : size.width, height: size.height - reserved)
        writeText(&text, on: &frame, theme: context.theme)
        var plot = Rect(x: size.width - plotWidth, y: 0, width: plotWidth, height: min(size.height, 16))
        if !isWide { plot = Rect(x: 0, y: text.y, width: plotWidth, height: min(size.height - text.y, 14)) }
        guard let activation, plot.height >= 4 else {
            return text.write(unit.remark, context.theme.textStyle, rows: text.rest.height, on: &frame)
        }
        draw(activation, in: plot, on: &frame, context: context)
        if isWide { text.write(unit.remark, context.theme.textStyle, rows: text.rest.height, on: &frame) }
    }

    private func draw(_ activation: Activation, in rect: Rect, on frame: inout Frame, context: PanelContext) {
        let name = "\(activation.name): \(activation.formula)"
        frame.put(name, in: rect, style: context.theme.titleStyle)
        let plot = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        ActivationCard.plot(activation, look: context.look).draw(into: &frame, rect: plot, look: context.look)
    }

    /// The formula first, then where it comes from; settings take what is left.
    private func writeText(_ text: inout CardText, on frame: inout Frame, theme: Theme) {
        let lines = unit.formula.split(whereSeparator: \.isNewline)
        for line in lines.prefix(max(1, text.rest.height - 1)) {
            text.write(String(line), theme.accentStyle, rows: 2, on: &frame)
        }
        let isRoomy = text.rest.height >= 10
        text.write(unit.source.description, theme.faintStyle, rows: isRoomy ? 3 : 1, on: &frame)
        for setting in unit.settings {
            let value = setting.defaultValue.text
            text.write("\(setting.name) = \(value)", theme.textStyle, on: &frame)
            if isRoomy, text.rest.height >= 6 {
                text.write(setting.meaning, theme.faintStyle, rows: 2, indent: 2, on: &frame)
            }
        }
    }
}
