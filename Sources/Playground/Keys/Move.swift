/// Arrow keys and their like.
public enum Move: Hashable, Sendable, CaseIterable {
    case left, right, up, down, firstRow, lastRow, edit
}
