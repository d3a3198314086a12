extension Color {
    /// The nearest colour a terminal of this depth has. With 16 colours the result is `.xterm(0)` to
    /// `.xterm(15)`, which mean the ANSI colours; in mono it is always `.terminal`.
    public func reduced(to depth: ColorDepth) -> Color {
        switch (depth, self) {
        case (.mono, _): return .terminal
        case (_, .terminal), (.direct, _): return self
        case (.indexed256, .xterm): return self
        case (.indexed256, .rgb(let red, let green, let blue)):
            return .xterm(nearestIndexed(red: Int(red), green: Int(green), blue: Int(blue)))
        case (.ansi16, .xterm(let index)) where index < 16: return self
        case (.ansi16, .xterm(let index)): return .xterm(ansiForIndexed[Int(index)])
        case (.ansi16, .rgb): return .xterm(nearestANSI(to: self))
        }
    }
}

/// The reduction of all indexed colours, computed once.
private let ansiForIndexed: [UInt8] = (0...255).map {
    $0 < 16 ? UInt8($0) : nearestANSI(to: .xterm(UInt8($0)))
}

/// The nearer of the best cube colour and the best grey.
private func nearestIndexed(red: Int, green: Int, blue: Int) -> UInt8 {
    func step(_ channel: Int) -> Int { channel < 48 ? 0 : channel < 115 ? 1 : min(5, (channel - 35) / 40) }
    func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
    func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
        (r - red) * (r - red) + (g - green) * (g - green) + (b - blue) * (b - blue)
    }
    let (r, g, b) = (step(red), step(green), step(blue))
    let average = (red + green + blue) / 3
    let grey = max(0, min(23, (average - 3) / 10))
    let greyLevel = 8 + 10 * grey
    return distance(level(r), level(g), level(b)) <= distance(greyLevel, greyLevel, greyLevel)
        ? UInt8(16 + 36 * r + 6 * g + b) : UInt8(232 + grey)
}

/// Greys go to the four greys by lightness; all else goes to the colour of the nearest hue, bright or not by
/// lightness. Plain distance turns dark reds and blues grey, and then two classes look the same.
private func nearestANSI(to color: Color) -> UInt8 {
    guard let (red, green, blue) = color.components, let lightness = color.lightness else { return 7 }
    let high = max(red, green, blue)
    let low = min(red, green, blue)
    guard high - low > 0.18 * 255 else {
        return lightness < 18 ? 0 : lightness < 60 ? 8 : lightness < 92 ? 7 : 15
    }
    // A channel counts as lit in the upper part of the range: orange 214 becomes yellow, sky 74 cyan.
    let limit = low + 0.55 * (high - low)
    let hue = (red > limit ? 1 : 0) + (green > limit ? 2 : 0) + (blue > limit ? 4 : 0)
    return UInt8(hue + (lightness > 68 ? 8 : 0))
}
