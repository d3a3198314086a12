import Formulas

/// Why a network cannot be built from an experiment.
public enum NetworkError: Error, Hashable, Sendable {
    case unknownUnit(String, layer: Int)
    case unknownActivation(String, layer: Int)
    case unknownName(String, kind: String)
    case outputWidth(String)
    /// A search needs a number that its rule makes smaller.
    case noObjective(rule: String, optimizer: String)
    /// A learning rule cannot teach this network, for the reason that it says.
    case ruleDoesNotFit(rule: String, reason: String)
    /// Slopes are to be learned by a rule that goes back from the output's value.
    case noSlopesByRule(String)
    /// A unit cannot be built on its inputs with its settings, for the reason that it says.
    case unitDoesNotFit(unit: String, layer: Int, reason: String)
    case tooWide(inputs: Int, layer: Int, limit: Int)
    case tooManyParameters(Int, limit: Int)
    case tooMuchMemory(megabytes: Int, limit: Int)
    /// Beside other runs, lanes, or the scores and pictures of the same run.
    case tooMuchMemoryBeside(megabytes: Int, inUse: Int, limit: Int)
    /// The system does not give it.
    case memoryRefused(megabytes: Int)
    case lossDoesNotFit(loss: String, task: String, fitting: [String])
    /// Slopes are to be learned of data without a known slope.
    case noSlopes(problem: String)
    /// Rows have to be independent of each other, and a unit mixes them.
    case mixesRows(unit: String, layer: Int, Independence)
    /// The mean over time is compared with a target for every time step.
    case meanOfManyTargets(problem: String)
    /// State is to be carried from sequence to sequence of data whose sequences do not follow each other.
    case noSeries(problem: String)
    /// Fresh rows are wanted of data that are a fixed number of rows.
    case noFreshRows(problem: String)
    /// A factor on the rate is given for parameters that the network has none of.
    case unknownRole(String, roles: [String], nearest: String?)

    /// Why rows have to be independent.
    public enum Independence: Hashable, Sendable {
        /// The time steps of sequences: what comes later must not act on what came before.
        case time
        /// A row's slopes are those of a sum over all rows.
        case slopes
    }

    /// What is wrong and what would do, in a sentence without a capital or a full stop.
    public var message: String {
        switch self {
        case .unknownUnit(let name, let layer): "layer \(layer + 1): there is no unit '\(name)'"
        case .unknownActivation(let name, let layer): "layer \(layer + 1): there is no activation '\(name)'"
        case .unknownName(let name, let kind): "there is no \(kind) '\(name)'"
        case .noObjective(let rule, let optimizer):
            "the learning rule '\(rule)' has no objective that '\(optimizer)' could search along; "
                + "expected an optimizer that takes a step at a time"
        case .ruleDoesNotFit(let rule, let reason): "the learning rule '\(rule)' does not fit this network: \(reason)"
        case .noSlopesByRule(let rule):
            "the learning rule '\(rule)' learns values only; 'objective: gradient' needs 'backpropagation'"
        case .outputWidth(let name):
            "the output layer is a '\(name)', whose width follows from its input; expected a unit whose width can be chosen"
        case .unitDoesNotFit(let unit, let layer, let reason):
            "layer \(layer + 1): '\(unit)' does not fit: \(reason)"
        case .tooWide(let inputs, let layer, let limit):
            "layer \(layer + 1) has \(inputs) inputs; at most \(limit) are possible"
        case .tooManyParameters(let count, let limit):
            "the network has \(count) parameters; at most \(limit) are possible"
        case .tooMuchMemory(let megabytes, let limit):
            "a training step would need \(megabytes) MB of memory; at most \(limit) MB are allowed: "
                + "fewer units or a smaller batch would fit"
        case .tooMuchMemoryBeside(let megabytes, let inUse, let limit):
            "\(megabytes) MB of memory more would be needed beside the \(inUse) MB in use; at most \(limit) MB are allowed "
                + "together: fewer units, a smaller batch or fewer lanes would fit"
        case .memoryRefused(let megabytes):
            "the system does not give the \(megabytes) MB of memory that this needs; fewer units, a smaller batch or a higher "
                + "limit ('ulimit -v') would do"
        case .mixesRows(let unit, let layer, .time):
            "layer \(layer + 1): the rows of a '\(unit)' act on each other, and over time the rows are time steps: "
                + "the future would act on the past"
        case .mixesRows(let unit, let layer, .slopes):
            "layer \(layer + 1): the rows of a '\(unit)' act on each other: 'objective: gradient' needs rows that do not"
        case .meanOfManyTargets(let problem):
            "'\(problem)' has a target for every time step: expected the readout 'every' or 'last', found 'mean'"
        case .noSeries(let problem):
            "the sequences of '\(problem)' do not follow each other: 'carry: true' is for series such as mackey-glass"
        case .noFreshRows(let problem):
            "the rows of '\(problem)' are all there are: 'fresh: true' is for curves, formulas and arithmetic"
        case .unknownRole(let name, let roles, let nearest):
            "the network has no parameters of the role “\(name)” that 'rates' names"
                + (nearest == nil ? "; its roles are \(roles.joined(separator: ", "))" : hint(nearest))
        case .noSlopes(let problem):
            "the slopes of '\(problem)' are not known: 'objective: gradient' is for pictures, curves and formulas "
                + "of quantities that have a finite slope everywhere"
        case .lossDoesNotFit(let loss, let task, let fitting):
            "the loss '\(loss)' is not for \(task); expected one of \(fitting.joined(separator: ", "))"
        }
    }
}
