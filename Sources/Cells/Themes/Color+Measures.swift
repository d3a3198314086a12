extension Color {
    /// Red, green and blue from 0 to 255; `nil` for the terminal's own colour, which nobody knows.
    public var components: (red: Double, green: Double, blue: Double)? {
        switch self {
        case .terminal: return nil
        case .rgb(let red, let green, let blue): return (Double(red), Double(green), Double(blue))
        case .xterm(let index) where index < 16:
            let (red, green, blue) = ansiColors[Int(index)]
            return (red, green, blue)
        case .xterm(let index) where index < 232:
            // Six steps a channel, 0 and then 95 to 255 by 40. Source: xterm, 256colres.
            let cube = Int(index) - 16
            func level(_ step: Int) -> Double { step == 0 ? 0 : Double(55 + 40 * step) }
            return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        case .xterm(let index):
            let grey = Double(8 + 10 * (Int(index) - 232))
            return (grey, grey, grey)
        }
    }

    /// Relative luminance, 0 to 1. Source: WCAG 2.1, "relative luminance".
    public var luminance: Double? {
        guard let (red, green, blue) = components else { return nil }
        func linear(_ channel: Double) -> Double {
            let share = channel / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Perceived lightness L*, 0 to 100. Source: CIE 1976.
    public var lightness: Double? {
        luminance.map { $0 > 216.0 / 24389 ? 116 * power($0, 1.0 / 3) - 16 : $0 * 24389 / 27 }
    }

    /// Contrast between two colours, 1 to 21; `nil` when either is the terminal's own. Source: WCAG 2.1.
    public func contrast(to other: Color) -> Double? {
        guard let one = luminance, let two = other.luminance else { return nil }
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// This colour where it can be read on `background`, otherwise the same hue lighter or darker, and at
    /// last black or white.
    public func legible(on background: Color, atLeast ratio: Double = 2.5) -> Color {
        guard let own = contrast(to: background), own < ratio, let light = background.luminance else {
            return self
        }
        // At this luminance black and white have the same contrast.
        let end: Color = light > 0.179 ? .xterm(16) : .xterm(231)
        for share in [0.4, 0.6, 0.75] {
            let mixed = mixed(with: end, share: share)
            if let contrast = mixed.contrast(to: background), contrast >= ratio { return mixed }
        }
        return end
    }

    /// A mixture with another colour; `share` is the other's, 0 to 1. The terminal's own colour does not mix.
    public func mixed(with other: Color, share: Double) -> Color {
        guard let own = components, let theirs = other.components else { return self }
        func channel(_ one: Double, _ two: Double) -> UInt8 {
            UInt8(wholeNumber(one + (two - one) * share, in: 0...255))
        }
        return .rgb(
            channel(own.red, theirs.red), channel(own.green, theirs.green), channel(own.blue, theirs.blue)
        )
    }
}

/// The 16 ANSI colours as xterm sets them; users change them, so this is only the usual case.
let ansiColors: [(Double, Double, Double)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
]
