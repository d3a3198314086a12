/// Words that people type, and what the same is called here.
enum Synonyms {
    /// What else a word may mean; empty for none. A meaning of several words needs all of them.
    static func of(_ word: Substring) -> [String] { table[String(word)] ?? [] }

    private static let table: [String: [String]] = [
        "reset": ["start again same"], "restart": ["start again same"], "rerun": ["start again same"],
        "save": ["write preset", "write screen"], "store": ["write preset"], "export": ["write", "token"],
        "share": ["token"], "load": ["open"], "import": ["open", "table"], "csv": ["table"], "file": ["open", "write"],
        "play": ["start training"], "run": ["start training"], "train": ["start training"], "stop": ["pause"],
        "seed": ["other initial weights"], "seeds": ["several seeds", "seed", "other initial weights"],
        "random": ["other initial weights", "seed"],
        "optimizer": ["optimizer", "learning rate"], "optimiser": ["optimizer"], "lr": ["learning rate"],
        "initializer": ["initial weights"], "initialization": ["initial weights"], "init": ["initial weights"],
        "weights": ["initial weights"], "regularization": ["l1", "l2"], "decay": ["l2"], "dropout": ["dropout"],
        "ghost": ["loss go on without"], "twin": ["loss go on without"], "dead": ["dead"], "dying": ["dead"],
        "saturation": ["flat"], "saturated": ["flat"], "vanishing": ["spread", "signal"],
        "delete": ["remove"], "new": ["add", "insert"], "layer": ["layer"], "neuron": ["unit"], "neurons": ["units"],
        "sin": ["sine"], "sine": ["sin"], "sinus": ["sin", "sine"], "cosine": ["cos"], "sigmoid": ["logistic"],
        "logistic": ["sigmoid"], "swish": ["silu"], "linear": ["none", "dense"], "mlp": ["dense"], "fc": ["dense"],
        "perceptron": ["dense"], "fully": ["dense"], "rbf": ["radial basis"], "spline": ["kan", "splines"],
        "gaussian": ["gauss", "radial basis"], "wave": ["sine", "siren"], "rnn": ["recurrent", "elman"],
        "dataset": ["data"], "datasets": ["data"], "task": ["data"], "problem": ["data"], "tutorial": ["lesson"],
        "lessons": ["lesson"], "next": ["lesson"], "exercise": ["lesson"], "color": ["colours", "theme"],
        "colour": ["colours", "theme"],
        "colors": ["colours", "theme"], "dark": ["colours", "theme"], "light": ["colours", "theme"],
        "fullscreen": ["whole screen"], "maximize": ["whole screen"], "exit": ["leave"], "close": ["leave"],
        "race": ["race"], "versus": ["race"], "vs": ["race"], "speed": ["slowly", "faster"], "revert": ["undo"],
        "back": ["undo"], "keys": ["all keys"], "shortcuts": ["all keys"], "help": ["all keys"],
        "epoch": ["all rows"], "batchsize": ["batch"], "minibatch": ["batch"], "momentum": ["momentum"],
        "cka": ["similarity"], "rank": ["rank"], "settings": ["setting", "preferences"], "options": ["preferences"],
        "preferences": ["colours"], "screenshot": ["write screen"], "picture": ["write screen", "picture"],
    ]
}
