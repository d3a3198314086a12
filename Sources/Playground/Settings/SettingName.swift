/// A setting of an experiment that the screen can change.
public enum SettingName: Hashable, Sendable {
    case rate, batch, optimizer, schedule, steps
    case loss, l1, l2, clipping
    case initialization, precision, seed
    case dataSet, noise, trainShare, points, size, dataSeed
    case width(layer: Int)
    case activation(layer: Int)
    /// A setting of the layer's unit.
    case unit(layer: Int, String)
    case optimizerSetting(String)
    case scheduleSetting(String)
    case lossSetting(String)

    var title: String {
        switch self {
        case .rate: "learning rate"
        case .batch: "batch"
        case .optimizer: "optimizer"
        case .schedule: "schedule"
        case .steps: "planned steps"
        case .loss: "loss"
        case .l1: "L1"
        case .l2: "L2"
        case .clipping: "clip gradients"
        case .initialization: "initial weights"
        case .precision: "precision"
        case .seed: "seed"
        case .dataSet: "data"
        case .noise: "noise"
        case .trainShare: "train share"
        case .points: "points"
        case .size: "size"
        case .dataSeed: "data seed"
        case .width: "units"
        case .activation: "activation"
        case .unit(_, let name), .optimizerSetting(let name), .scheduleSetting(let name), .lossSetting(let name): name
        }
    }

    /// What it means and what it can be.
    var meaning: String {
        switch self {
        case .rate: "How far each step goes; a number above 0, up to 1000."
        case .batch: "Rows of a step: a whole number, or all."
        case .optimizer: "The rule that turns gradients into steps."
        case .schedule: "How the learning rate changes on the way."
        case .steps: "Where progress bars end and schedules arrive; training can go on."
        case .loss: "What is made small; auto chooses by the task."
        case .l1: "Factor of the sum of the weights' magnitudes in the loss: drives weights to 0."
        case .l2: "Factor of half the sum of squared weights in the loss: keeps weights small."
        case .clipping: "The longest gradient allowed: a number, or none."
        case .initialization: "How weights are filled; auto leaves it to each unit."
        case .precision: "Single or double precision."
        case .seed: "Decides initial weights, the order of batches, and dropout."
        case .dataSet: "What is learned."
        case .noise: "How much chance is mixed into the data."
        case .trainShare: "The part of the rows that is trained on, above 0 up to 1; the rest is for testing."
        case .points: "Rows of data, for training and testing together."
        case .size: "The size of the problem: bits, classes, squares."
        case .dataSeed: "Decides the data's random numbers and which rows are for testing."
        case .width: "Units of the selected layer."
        case .activation: "The function after the selected layer."
        case .unit, .optimizerSetting, .scheduleSetting, .lossSetting: ""
        }
    }
}
