import Catalogue
import Cells

/// What an activation does: its curve with the slope dotted, its formula, parameters and source.
public struct ActivationCard: Panel {
    public var activation: Activation

    public init(activation: Activation) { self.activation = activation }

    public var title: String { activation.name }

    public var notes: [String] { [activation.family] }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let size = frame.size
        // The curve beside the text where it is wide, beneath it where it is not.
        let isWide = size.width >= 52
        let plotWidth = isWide ? min(size.width / 2, 44) : size.width
        let textHeight = isWide ? size.height : max(1, min(size.height / 3, 5))
        var text = CardText(width: isWide ? size.width - plotWidth - 2 : size.width, height: textHeight)
        writeText(&text, on: &frame, theme: context.theme)
        let plot =
            isWide
            ? Rect(x: size.width - plotWidth, y: 0, width: plotWidth, height: min(size.height, 18))
            : Rect(x: 0, y: text.y, width: size.width, height: size.height - text.y)
        Self.plot(activation, look: context.look).draw(into: &frame, rect: plot, look: context.look)
    }

    private func writeText(_ text: inout CardText, on frame: inout Frame, theme: Theme) {
        text.write("f(x) = " + activation.formula, theme.accentStyle, rows: 2, on: &frame)
        for parameter in activation.parameters {
            let value = NumberText.significant(parameter.default)
            text.write(
                "\(parameter.name) = \(value)" + (parameter.isLearned ? ", learned" : ""), theme.textStyle, on: &frame)
        }
        text.write(activation.source.description, theme.faintStyle, rows: max(1, text.rest.height / 2), on: &frame)
        text.write(activation.remark, theme.textStyle, rows: text.rest.height, on: &frame)
    }

    /// The function and its slope from −4 to 4, where signals of deviation 1 are.
    static func plot(_ activation: Activation, look: Look) -> FunctionPlot {
        let curve = activation.curve(over: -4...4)
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
