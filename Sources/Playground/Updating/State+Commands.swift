import Cells
import Experiments
import Training

extension State {
    /// Does what a command says, wherever it came from.
    mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .network(let command): return perform(command)
        case .explorer(let command): return perform(command)
        case .race(let command): return perform(command)
        case .lesson(let command): return perform(command)
        case .panel(let name): return go(to: name)
        case .move(let move): return perform(move)
        case .theme: return nextTheme()
        case .glyphs: return nextGlyphs()
        case .repaint: return [.repaint]
        case .help: overlays.append(.text(TextPage(content: .help)))
        case .palette: return openPicker(.commands)
        case .preferences: return openPicker(.preferences)
        case .writeScreen: overlays.append(.prompt(Prompt(.screen, "screen.txt")))
        case .close: close()
        case .quit: return [.quit]
        case .listUp, .listDown, .listPageUp, .listPageDown, .listFirst, .listLast: scroll(command)
        case .confirm: return confirm()
        case .agree: return answer(true)
        case .disagree: return answer(false)
        }
        return []
    }

    /// Arrow keys and their like within what has the keys.
    mutating func perform(_ move: Move) -> [Effect] {
        switch stage {
        case .network: return panel(panels.focus).move(move).map { perform($0, in: panels.focus) } ?? []
        case .explorer: moveInExplorer(move)
        case .race: return moveInRace(move)
        }
        return []
    }

    /// Closes the innermost of what is open.
    private mutating func close() {
        if isTypingOnStage {
            explorer.table.isTyping = false
            explorer.table.filter = LineEditor(limit: Search.lengthLimit)
        } else if !overlays.isEmpty {
            overlays.removeLast()
        } else if stage != .network {
            stage = .network
        } else if panels.zoomed != nil {
            panels.zoomed = nil
        } else {
            chart.cursorStep = nil
            message = nil
        }
    }

    private mutating func nextTheme() -> [Effect] {
        let index = Theme.all.firstIndex { $0.name == display.theme.name } ?? 0
        return prefer(.theme, Theme.all[(index + 1) % Theme.all.count].name)
    }

    private mutating func nextGlyphs() -> [Effect] {
        let levels = GlyphLevel.allCases.filter { $0 <= display.availableGlyphs }
        let index = levels.firstIndex(of: display.capabilities.glyphs) ?? 0
        return prefer(.glyphs, levels[(index + levels.count - 1) % levels.count].name)
    }
}
