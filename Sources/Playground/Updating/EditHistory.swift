import Experiments

/// What was changed and can be taken back, and what was taken back and can be made again.
public struct EditHistory: Sendable {
    /// A change, by what takes it back.
    struct Entry: Hashable, Sendable {
        let reversal: Reversal
        /// What the change was: "layer removed".
        let label: String
    }

    /// What `undo` takes back.
    enum Reversal: Hashable, Sendable {
        /// To the experiment before an edit, and to what it was called.
        case edit(from: Experiment, name: String)
        /// The last surgery.
        case surgery
    }

    /// Changes that can be taken back, at most.
    static let limit = 100

    /// The latest last.
    private(set) var past: [Entry] = []
    /// The one to be made again first last.
    private(set) var future: [Entry] = []

    /// Remembers a change; what was taken back before can no longer be made again.
    mutating func record(_ reversal: Reversal, _ label: String) {
        future = []
        past.append(Entry(reversal: reversal, label: label))
        if past.count > Self.limit { past.removeFirst(past.count - Self.limit) }
    }

    /// The change to be taken back; what is there now is kept for `redo`. `nil` where there is none.
    mutating func undo(_ experiment: Experiment, name: String) -> Entry? {
        guard let last = past.popLast() else { return nil }
        if case .edit = last.reversal {
            future.append(Entry(reversal: .edit(from: experiment, name: name), label: last.label))
        } else {
            // A surgery is made anew, with the weights of now.
            future = []
        }
        return last
    }

    /// The change to be made again; what is there now is kept for `undo`. `nil` where there is none.
    mutating func redo(_ experiment: Experiment, name: String) -> Entry? {
        guard let next = future.popLast() else { return nil }
        past.append(Entry(reversal: .edit(from: experiment, name: name), label: next.label))
        return next
    }

    /// The last change did not take place.
    mutating func forgetLast() { _ = past.popLast() }

    /// The trainer can take back no surgery any more.
    mutating func forgetSurgeries() { past.removeAll { $0.reversal == .surgery } }
}
