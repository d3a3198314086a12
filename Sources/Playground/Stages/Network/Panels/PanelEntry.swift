import Cells
import Training

/// A panel of the network's stage, as `PanelTable` lists it. Everything else about it stands in the panel's own file.
public struct PanelEntry: Sendable {
    /// The part a panel plays, which decides where it stands: arrangements place homes, not panels.
    public enum Home: Hashable, Sendable, CaseIterable {
        /// The network itself, which has most room.
        case stage
        /// A picture of the whole run.
        case chart
        /// A closer look at the selected layer or unit.
        case detail
        /// What is looked up or changed now and then.
        case side
    }

    public let name: PanelName
    /// What it shows, in a few words, for lists.
    public let summary: String
    public let home: Home
    /// Whether it is on the screen only once it was asked for.
    public let opensHidden: Bool
    /// The keys that count while the keys go to it.
    public let keys: [PanelKeys]
    /// The panel with what it shows of a state now.
    let make: @Sendable (State) -> any Panel
    /// Asks for what has to be observed while the panel is seen, given the inside of its box.
    let observe: @Sendable (State, Size, inout ObservationRequest) -> Void

    /// - Parameters:
    ///   - summary: what it shows, in a few words.
    ///   - opensHidden: whether it is on the screen only once it was asked for.
    ///   - keys: sets of keys that `Panel.move` understands.
    ///   - observe: asks for what has to be observed while the panel is seen, given the size of the inside of its box;
    ///     nothing, unless told.
    ///   - make: the panel with what it shows of a state now.
    public init(
        _ name: PanelName, _ summary: String, home: Home, keys: [PanelKeys] = [], opensHidden: Bool = false,
        observe: @escaping @Sendable (State, Size, inout ObservationRequest) -> Void = { _, _, _ in },
        make: @escaping @Sendable (State) -> any Panel
    ) {
        self.name = name
        self.summary = summary
        self.home = home
        self.opensHidden = opensHidden
        self.keys = keys
        self.observe = observe
        self.make = make
    }
}
