extension KeyTable {
    static let explorer = group(.explorer) {
        $0.place = .stage(.explorer)
        $0("tab", .explorer(.nextPage), "page", "The next page", 80)
        $0("shift-tab", .explorer(.previousPage), "page", "The page before")
        for page in ExplorerPage.allCases {
            $0("\(page.number)", .explorer(.page(page)), page.rawValue, "\(page.title)")
        }
        $0("up k", .move(.up), "row", "The row above")
        $0("down j", .move(.down), "row", "The row below", 72)
        $0("left h", .move(.left), "less", "The function before in the catalogue, a smaller value, the column before")
        $0(
            "right l", .move(.right), "change", "The next function in the catalogue, a larger value, the next column",
            71)
        $0("page-up", .explorer(.pageUp), "page", "A page of the table up")
        $0("page-down", .explorer(.pageDown), "page", "A page of the table down")
        $0("home", .move(.firstRow), "first", "The first row")
        $0("end", .move(.lastRow), "last", "The last row")
        $0("enter", .move(.edit), "choose", "Choose another function, type a value, show or hide the table's row", 69)
        $0("a", .explorer(.add), "add", "Show one more function", 65)
        $0("x delete", .explorer(.remove), "remove", "Take the chosen function away", 40)
        $0("d", .explorer(.derivatives), "derivatives", "The functions alone, with f′, with f′ and f″", 38)
        $0("r", .explorer(.defaults), "defaults", "The chosen function's parameters back to their defaults", 30)
        $0("u", .explorer(.use), "use", "Give the network's selected layer the chosen function", 37)
        $0("/", .explorer(.filter), "filter", "Filter the table by properties and names", 60)
        $0("o", .explorer(.order), "order", "Turn the order of the table around", 35)
        $0("space", .network(.toggleRun), "run/pause", "Start training of the network, or pause it", 45)
    }
}
