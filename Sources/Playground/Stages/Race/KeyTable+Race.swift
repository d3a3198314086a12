extension KeyTable {
    static let race = group(.race) {
        $0.place = .stage(.race)
        $0("space", .race(.toggleRun), "run/pause", "Let all lanes train, or pause them", 90)
        $0(".", .race(.singleStep), "step", "One step of every lane", 45)
        $0(";", .race(.slower), "slower", "Let lanes train more slowly, down to one step a second", 53)
        $0("'", .race(.faster), "faster", "Let lanes train faster, up to as fast as it goes", 54)
        $0("r", .race(.restart), "reset", "All lanes from their beginnings", 56)
        $0("f", .race(.freeRunning), "free", "Each lane as fast as it can, or all in lock-step", 20)
        $0("+ a", .race(.addLane), "add", "Add a lane", 89)
        $0("x delete", .race(.removeLane), "remove", "Take the chosen lane out", 30)
        $0("e", .race(.changeLane), "change", "Change one thing of the chosen lane, which goes on with it", 34)
        $0("b", .race(.branch), "branch", "A new lane from the moment shown, with one thing changed", 40)
        $0("= B", .race(.fairBudget), "budget", "The same budget for every lane: parameters or operations", 88)
        $0("K", .race(.seedFan), "seeds", "Run all lanes with several seeds, or give that up", 87)
        $0(
            "m", .race(.inWords), "in words", "Read all of the race in words: lanes, numbers, what several seeds say",
            57)
        $0(
            "v tab", .race(.picture), "view", "Losses, outputs, their differences, activations, similarity of layers",
            88)
        $0("i", .race(.similarity), "similarity", "How alike each lane's layers and the first lane's see the data")
        $0("L", .race(.nextLayer), "layer", "Compare the activations of the next layer", 12)
        $0("z", .race(.zoom), "zoom", "The chosen lane alone, or all", 35)
        $0("up k", .move(.up), "lane", "The lane above", 0)
        $0("down j", .move(.down), "lane", "The lane below", 58)
        $0("left h", .move(.left), "earlier", "Show all lanes at an earlier moment", 33)
        $0("right l", .move(.right), "later", "Show all lanes at a later moment", 32)
        $0("home", .move(.firstRow), "beginning", "Show all lanes at their beginning")
        $0("end", .move(.lastRow), "now", "Show all lanes as they are now")
        $0("X", .race(.axis), "axis", "Losses over steps, epochs, time, operations or parameters trained", 87)
        $0("t", .race(.losses), "train/test", "Training loss, test loss, or both", 25)
        $0("y", .race(.logY), "log y", "Loss on a logarithmic or a linear axis", 15)
        $0("Y", .race(.logX), "log x", "The horizontal axis logarithmic or linear")
        $0("s", .race(.smoothing), "smooth", "More smoothing of the loss, then none", 10)
    }
}
