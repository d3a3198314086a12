/// The keys of the network's stage.
extension KeyTable {
    static let training = group(.training) {
        $0("space", .network(.toggleRun), "run/pause", "Start training, or pause it", 90)
        $0(".", .network(.singleStep), "step", "Take one step", 50)
        $0("n", .network(.epoch), "epoch", "Train through all rows once", 20)
        $0("r", .network(.restart), "reset", "Start again from the same initial weights", 60)
        $0("R", .network(.reseed), "new weights", "Start again from other initial weights", 30)
        $0(
            "v", .network(.recover), "go back",
            "After a divergence: back to the last good state with half the learning rate")
        $0(";", .network(.slower), "slower", "Train more slowly, down to one step a second")
        $0("'", .network(.faster), "faster", "Train faster, up to as fast as it goes")
        $0("[", .network(.rateDown), "rate −", "Lower the learning rate", 41)
        $0("]", .network(.rateUp), "rate +", "Raise the learning rate", 40)
        $0("b", .network(.batchDown), "batch −", "Fewer rows in a step")
        $0("B", .network(.batchUp), "batch +", "More rows in a step")
        $0("e", .network(.l2Down), "L2 −", "Weaker L2 penalty")
        $0("E", .network(.l2Up), "L2 +", "Stronger L2 penalty")
        $0("(", .network(.noiseDown), "noise −", "Less noise in the data")
        $0(")", .network(.noiseUp), "noise +", "More noise in the data")
    }

    static let network = group(.network) {
        $0("a", .network(.chooseActivation), "activation", "Choose the activation of the selected layer", 79)
        $0("u", .network(.chooseUnit), "unit", "Choose what kind the selected layer is", 55)
        $0("+ =", .network(.widthUp), "wider", "Give the selected layer one unit more", 25)
        $0("- _", .network(.widthDown), "narrower", "Give the selected layer one unit less", 24)
        $0("i", .network(.insertBefore), "insert", "Insert a layer before the selected one", 15)
        $0("o", .network(.insertAfter), "add after", "Insert a layer after the selected one", 14)
        $0("x delete", .network(.removeLayer), "remove", "Remove the selected layer", 13)
        $0("< ,", .network(.moveEarlier), "move ←", "Move the selected layer towards the input")
        $0(">", .network(.moveLater), "move →", "Move the selected layer towards the output")
        $0("W", .network(.prune), "prune", "Prune the edges and units of splines that matter little")
        $0("G", .network(.refineGrid), "refine", "Refine the grids of splines to twice as many intervals")
        $0("M", .network(.moveGrids), "move grids", "Move the grids of splines to where the data are")
        $0("F", .network(.snap), "snap", "Find a function with a name for the spline looked at")
        $0("X", .network(.cutEdge), "cut", "Cut the edge looked at")
        $0("U", .network(.undo), "undo", "Undo the last change of the settings or the network")
        $0("ctrl-r", .network(.redo), "redo", "Make the change again that was undone last")
    }

    static func panels(_ panels: PanelTable) -> [KeyBinding] {
        group(.panels) {
            $0("tab", .network(.nextPanel), "panel", "To the next panel", 70)
            $0("shift-tab", .network(.previousPanel), "panel", "To the panel before")
            for name in panels.names {
                // A panel without a digit is found in the palette and in the list of panels.
                let key = panels.digit(of: name).map { "\($0)" } ?? ""
                $0(key, .panel(name), "\(name)", "To the \(name) panel; once more hides it")
            }
            $0("/", .network(.choosePanel), "panels", "Choose a panel from a list")
            $0("z", .network(.zoom), "zoom", "Give the panel the whole screen, or take it back", 45)
            $0("}", .network(.growPanel), "larger", "Make the panel larger")
            $0("{", .network(.shrinkPanel), "smaller", "Make the panel smaller")
            $0("0", .network(.resetLayout), "layout", "Show all panels at their usual sizes")
            $0("f", .network(.follow), "follow", "Look at the selected unit closely, or at its layer again", 35)
        }
    }

    static let charts = group(.charts) {
        $0("y", .network(.logY), "log y", "Loss on a logarithmic or a linear axis", 12)
        $0("Y", .network(.logX), "log x", "Steps on a logarithmic or a linear axis")
        $0("V", .network(.twin), "twin", "Show how the loss would go on without the last change of an activation", 8)
        $0("s", .network(.smoothing), "smooth", "More smoothing of the loss, then none")
        $0("D", .network(.decision), "decision", "Decision alone, or how certain it is too")
        $0("T", .network(.testPoints), "test points", "Show or hide test points")
        $0.place = .everywhere
        $0("c", .theme, "colours", "The next theme")
        $0("g", .glyphs, "glyphs", "Other characters: Braille, half blocks, blocks, ASCII")
        $0("ctrl-l", .repaint, "repaint", "Paint the screen again")
    }

    static let files = group(.files) {
        $0("p", .network(.presets), "presets", "Open a preset", 78)
        $0("C", .network(.compare), "compare", "Race this against other presets under fair conditions", 77)
        $0("A", .network(.explorer), "functions", "Explore activation functions", 11)
        $0("d", .network(.chooseData), "data", "Choose what is learned", 56)
        $0("ctrl-o", .network(.open), "open", "Open a preset file or a shared token")
        $0("w", .network(.write), "write", "Write all this as a preset file", 10)
        $0("t", .network(.token), "token", "Show the one-line token that opens this elsewhere")
        $0("J", .network(.lesson), "lesson", "Read the lesson of this preset, page by page, or choose a lesson", 9)
        $0("m", .network(.note), "note", "Read what to look for in this preset")
    }
}
