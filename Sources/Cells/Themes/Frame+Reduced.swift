extension Frame {
    /// The same frame in the colours and characters the look's capabilities have: the last step before a
    /// presenter.
    ///
    /// Without colours the roles of the theme become attributes (faint is dim; accent, title, focus, warning
    /// and error are bold) and light backgrounds reverse. Without Unicode boxes, blocks, Braille and symbols
    /// become ASCII, one character each, so nothing moves.
    public func reduced(for look: Look) -> Frame {
        var result = self
        for y in 0..<size.height {
            for x in 0..<size.width {
                let cell = self[x, y]
                let reduced = cell.reduced(for: look)
                if reduced != cell { result[x, y] = reduced }
            }
        }
        return result
    }
}

extension Cell {
    fileprivate func reduced(for look: Look) -> Cell {
        var cell = self
        let isPicture = isTwoColorBlock
        if look.glyphs == .ascii, isPicture, !look.isMono {
            // Two pixels in a cell become one.
            cell = Cell(" ", background: foreground)
        } else if look.isMono, isPicture {
            cell.character = densityCharacter(of: foreground, look: look)
        } else {
            cell.character = character.reduced(to: look.glyphs)
        }
        if look.isMono {
            cell.attributes.formUnion(attributesForMono(look))
            cell.foreground = .terminal
            cell.background = .terminal
        } else {
            cell.foreground = cell.foreground.reduced(to: look.capabilities.colors)
            cell.background = cell.background.reduced(to: look.capabilities.colors)
            if cell.foreground == cell.background, foreground != background { cell.foreground = .terminal }
        }
        return cell
    }

    private var isTwoColorBlock: Bool {
        (character == "▀" || character == "▄") && foreground != .terminal && background != .terminal
    }

    private func attributesForMono(_ look: Look) -> Attributes {
        let theme = look.theme
        var attributes: Attributes = []
        switch foreground {
        case .terminal, theme.text: break
        case theme.faint, theme.border: attributes.insert(.dim)
        case theme.accent, theme.title, theme.focus, theme.warning, theme.error: attributes.insert(.bold)
        default: break
        }
        if background == theme.selection { attributes.insert(.reverse) }
        return attributes
    }

    private func densityCharacter(of color: Color, look: Look) -> Unicode.Scalar {
        let share = (color.lightness ?? 0) / 100
        return density(share: look.theme.isDark ? share : 1 - share, glyphs: look.glyphs)
    }
}
