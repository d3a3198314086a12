extension KeyTable {
    static let explorer = group(.explorer) {
        $0.place = .stage(.explorer)
        $0("tab", .nextPanel, "page", "The next page", 80)
        $0("shift-tab", .previousPanel, "page", "The page before")
        for page in ExplorerPage.allCases {
            $0("\(page.number)", .page(page), page.rawValue, "\(page.title)")
        }
        $0("up k", .up, "row", "The row above")
        $0("down j", .down, "row", "The row below", 72)
        $0("left h", .left, "less", "The function before in the catalogue, a smaller value, the column before")
        $0("right l", .right, "change", "The next function in the catalogue, a larger value, the next column", 71)
        $0("page-up", .listPageUp, "page", "A page of the table up")
        $0("page-down", .listPageDown, "page", "A page of the table down")
        $0("home", .firstRow, "first", "The first row")
        $0("end", .lastRow, "last", "The last row")
        $0("enter", .edit, "choose", "Choose another function, type a value, show or hide the table's row", 69)
        $0("a", .chooseActivation, "add", "Show one more function", 65)
        $0("x delete", .removeLayer, "remove", "Take the chosen function away", 40)
        $0("d", .decision, "derivatives", "The functions alone, with f′, with f′ and f″", 38)
        $0("r", .restart, "defaults", "The chosen function's parameters back to their defaults", 30)
        $0("u", .chooseUnit, "use", "Give the network's selected layer the chosen function", 37)
        $0("/", .open, "filter", "Filter the table by properties and names", 60)
        $0("o", .logX, "order", "Turn the order of the table around", 35)
        $0("space", .toggleRun, "run/pause", "Start training of the network, or pause it", 45)
    }
}
