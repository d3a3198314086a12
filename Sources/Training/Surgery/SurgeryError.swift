/// Why a surgery cannot be done: facts only.
public enum SurgeryError: Error, Hashable, Sendable {
    /// There is no layer of splines.
    case noSplines
    /// The first layer is not one of sines.
    case noSines
    /// Neither a picture nor a function of one input that is known everywhere.
    case noSpectrum
    case noSuchEdge(layer: Int, input: Int, unit: Int)
    case unknownFunction(String)
    /// The data have no part of this number, counted from 1.
    case noSuchPart(Int, count: Int)
    case nothingToUndo

    /// What is wrong, in a sentence without a capital or a full stop.
    public var message: String {
        switch self {
        case .noSplines: "the network has no layer of splines (unit “kan”) to work on"
        case .noSines:
            "the network does not begin with a layer of sines (unit “siren”), whose frequency could be shifted"
        case .noSpectrum: "only pictures and known functions of one input have a spectrum to choose a frequency by"
        case .noSuchEdge(let layer, let input, let unit):
            "there is no edge from input \(input + 1) to unit \(unit + 1) of a layer of splines \(layer + 1)"
        case .unknownFunction(let name): "there is no function “\(name)” for an edge"
        case .noSuchPart(let part, let count):
            count == 0
                ? "a phase asks for part \(part) of the training rows, but the data have no parts"
                : "a phase asks for part \(part) of the training rows; there are \(count)"
        case .nothingToUndo: "there is nothing to undo"
        }
    }
}
