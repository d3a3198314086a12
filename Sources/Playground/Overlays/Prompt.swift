import Experiments

/// A line to be typed, for a purpose.
public struct Prompt: Hashable, Sendable {
    public enum Purpose: Hashable, Sendable {
        /// Where to write the preset.
        case write
        /// A preset file, a preset's name or a token.
        case open
        case setting(SettingName)
        /// A value of the explorer.
        case explored(ExplorerRow)
        /// What is learned, as a formula.
        case formula
        /// A table file; after a space, `|` and the target's column.
        case csv
        case picture
        /// Where to write the screen as text.
        case screen
        /// What a lane of the race is to have different from now on.
        case changeLane
        /// What a new lane of the race has different.
        case branch
        /// What every lane of the race may have.
        case budget
    }

    public var purpose: Purpose
    public var editor: LineEditor
    /// What is wrong with the line as it stands.
    public var problem: String?

    init(_ purpose: Purpose, _ text: String = "") {
        self.purpose = purpose
        editor = LineEditor(text)
        // A number is typed anew more often than it is mended.
        if case .setting = purpose { editor = editor.chosen }
    }

    var title: String {
        switch purpose {
        case .write: "Write a preset"
        case .open: "Open"
        case .setting(let name): name.title
        case .explored: "A value"
        case .formula: "Learn a formula"
        case .csv: "Learn a table"
        case .picture: "Learn a picture"
        case .screen: "Write this screen"
        case .changeLane: "Change a lane"
        case .branch: "Branch a lane"
        case .budget: "The same budget for every lane"
        }
    }

    var explanation: String {
        switch purpose {
        case .write: "The file to write; .yaml is added where there is no ending."
        case .open: "A preset's name, a preset file, or a token (soma1-…)."
        case .setting(let name): name.meaning
        case .explored: "A number for this row; the curves follow at once."
        case .formula:
            "A function of variables of your choice, such as exp(sin(pi*x1) + x2^2), or y < sin(x) for two classes."
        case .csv: "A CSV file, and after a space-separated | the column to predict: flowers.csv | species"
        case .screen: "The text file to write: the screen as it is, without this window."
        case .changeLane:
            "One setting as path=value, such as optimizer.rate=0.1 or network[0].units=16; the lane goes on with it and "
                + "keeps what still fits."
        case .branch:
            "One setting as path=value, such as optimizer.rate=0.1 or network[0].units=16; all else goes on from the "
                + "moment shown."
        case .budget:
            "Parameters or operations of a step: params=400 or ops=1e6. Widths and grids are solved for, and all lanes "
                + "begin again."
        case .picture: "A picture file, PNG or PGM: the network learns its brightness at every place."
        }
    }
}
