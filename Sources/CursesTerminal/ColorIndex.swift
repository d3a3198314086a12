import Cells

/// The nearest of a terminal's colours, by its number; -1 is the terminal's own.
enum ColorIndex {
    static func index(of color: Color, colorCount: Int) -> Int32 {
        guard colorCount >= 8, let (red, green, blue) = components(color) else { return -1 }
        if colorCount > 256 {
            // Direct colour: below 8 the numbers still mean the eight basic ones; that near to black they are alike.
            let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
            return (1..<8).contains(value) ? 8 : value
        }
        if colorCount == 256 {
            if case .xterm(let number) = color { return Int32(number) }
            return nearestOf256(red, green, blue)
        }
        return nearestBasic(red, green, blue, count: colorCount >= 16 ? 16 : 8)
    }

    /// A pair in which the text can still be read when few colours had to stand for many.
    static func pair(_ foreground: Color, _ background: Color, colorCount: Int) -> (Int32, Int32) {
        var front = index(of: foreground, colorCount: colorCount)
        let back = index(of: background, colorCount: colorCount)
        guard (8..<256).contains(colorCount), front >= 0, foreground != background else {
            return (front, back)
        }
        if back < 0 {
            // Dark grey became black, and the terminal's own background is most often that.
            if front == 0 { front = colorCount >= 16 ? 8 : -1 }
        } else if front == back {
            front = [0, 4, 8].contains(back) ? 7 : 0
        }
        return (front, back)
    }

    private static func components(_ color: Color) -> (Int, Int, Int)? {
        switch color {
        case .terminal: nil
        case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
        case .xterm(let number): palette(Int(number))
        }
    }

    /// xterm's palette: 16 basic colours, a cube of 6 levels, 24 greys.
    /// Source: xterm, 256colres.pl; the basic ones as in XTerm-col.ad.
    static func palette(_ number: Int) -> (Int, Int, Int) {
        switch number {
        case ..<16: return basic[max(0, number)]
        case 16..<232:
            let cube = number - 16
            return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
        default:
            let grey = 8 + 10 * (min(number, 255) - 232)
            return (grey, grey, grey)
        }
    }

    private static let levels = [0, 95, 135, 175, 215, 255]
    private static let basic = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
        (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255), (255, 255, 255),
    ]

    private static func nearestOf256(_ red: Int, _ green: Int, _ blue: Int) -> Int32 {
        func level(_ value: Int) -> Int {
            levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
        }
        let cube = 16 + 36 * level(red) + 6 * level(green) + level(blue)
        let average = (red + green + blue) / 3
        let grey = 232 + min(23, max(0, (average - 3) / 10))
        let isGrey = distance(palette(grey), (red, green, blue)) < distance(palette(cube), (red, green, blue))
        return Int32(isGrey ? grey : cube)
    }

    private static func nearestBasic(_ red: Int, _ green: Int, _ blue: Int, count: Int) -> Int32 {
        let wanted = (red, green, blue)
        return Int32((0..<count).min { distance(basic[$0], wanted) < distance(basic[$1], wanted) } ?? 7)
    }

    /// Squared difference, with the weights of the "redmean" approximation of what eyes see.
    /// Source: Riemersma, Colour metric, CompuPhase.
    private static func distance(_ a: (Int, Int, Int), _ b: (Int, Int, Int)) -> Int {
        let mean = (a.0 + b.0) / 2
        let (red, green, blue) = (a.0 - b.0, a.1 - b.1, a.2 - b.2)
        return ((512 + mean) * red * red) / 256 + 4 * green * green + ((767 - mean) * blue * blue) / 256
    }
}
