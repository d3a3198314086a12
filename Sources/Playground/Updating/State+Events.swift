import Cells
import Training

extension State {
    mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .key(let key, let modifiers): return take(KeyStroke(key, modifiers))
        case .paste(let text):
            paste(text)
            return []
        case .mouse(let kind, let button, let point, _): return pointer(kind, button, point)
        case .resize(let size):
            display.size = size
            return []
        case .terminate: return [.quit]
        case .focus, .wake: return []
        }
    }

    private mutating func take(_ stroke: KeyStroke) -> [Effect] {
        if layout.isTooSmall {
            // Nothing can be seen, so only what needs no sight works.
            let command = keys.command(of: stroke, in: .stage(stage), focus: panels.focus)
            return command == .quit ? [.quit] : []
        }
        if let command = keys.command(of: stroke, in: place, focus: panels.focus) {
            if overlays.isEmpty { message = nil }
            return perform(command)
        }
        type(stroke)
        return []
    }

    /// Gives a key to the line that is being typed.
    private mutating func type(_ stroke: KeyStroke) {
        change { $0.take(stroke) }
    }

    private mutating func paste(_ text: String) {
        change { line in
            line.insert(text)
            return true
        }
    }

    private mutating func change(_ body: (inout LineEditor) -> Bool) {
        switch overlays.last {
        case .picker(var picker):
            let before = picker.query.text
            guard body(&picker.query) else { return }
            if picker.query.text != before { picker.selected = 0 }
            overlays[overlays.count - 1] = .picker(picker)
        case .prompt(var prompt):
            guard body(&prompt.editor) else { return }
            prompt.problem = nil
            overlays[overlays.count - 1] = .prompt(prompt)
        case nil where isTypingOnStage: _ = body(&explorer.table.filter)
        default: break
        }
    }
}
