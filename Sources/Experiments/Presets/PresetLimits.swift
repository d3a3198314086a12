/// The most that a preset may ask for. Presets come from strangers: more is refused with the limit named.
public enum PresetLimits {
    /// 256 kB.
    public static let fileBytes = 256 << 10
    /// Values, lists and mappings of a file together.
    public static let nodes = 10_000
    /// Lists and mappings inside one another, in the tree that is read.
    public static let depth = 16
    /// Brackets opened and not yet closed, counted in the raw text before anything recursive sees it.
    public static let openBrackets = 64
    /// Signs that open a list or mapping at the start of one line ("- - - x").
    public static let openersOnALine = 16
    /// Blanks at the start of a line; each may open one more level.
    public static let indentation = 128
    /// References to parts of the file that may stand in it before they are known to be harmless: each can
    /// double what is read, so that four stay below 16 files of the largest size.
    static let possibleAliases = 4
    /// Mistakes reported one by one; of the rest only the number is told.
    public static let errors = 100

    /// Of a title.
    public static let titleCharacters = 200
    /// Of a note.
    public static let noteCharacters = 20_000
    /// Of a path, a formula, a name.
    public static let textCharacters = 4096
    /// Layers of a network, each repeated one counted.
    public static let layers = 64
    /// Phases of a run.
    public static let phases = 256
    /// What weights may be held within, on either side of 0.
    public static let weightLimit = 1e-6...1e6
    /// Claims of one preset.
    public static let expectations = 32
    /// Runs for one claim.
    public static let seeds = 100
    /// Other lanes of a race.
    public static let rivals = 5
    /// Units of a layer.
    public static let width = 4096
    /// Rows of a step.
    public static let batch = 1_000_000
    /// Steps of a run.
    public static let steps = 1_000_000_000
    /// The learning rate and the factors on it.
    public static let rate = 0.0...1000.0
    /// Of the L1 and L2 penalties.
    public static let penalty = 0.0...1000.0
    /// The longest gradient, or its largest element.
    public static let clipping = 1e-9...1e9
    /// Ranges of one task, factors of one optimizer.
    public static let entries = 64
    /// Numbers in the data: as large as a table file may hold.
    public static let magnitude = 1e100
    /// Characters of one change given as path=value.
    public static let overrideCharacters = 8192
}
