import Cells
import Training

extension State {
    /// The mouse: presses choose, the wheel moves; there is a key for each of these too.
    mutating func pointer(_ kind: MouseKind, _ button: MouseButton, _ point: Point) -> [Effect] {
        let layout = layout
        guard !layout.isTooSmall else { return [] }
        switch kind {
        case .press where button == .left:
            panels.dragged = nil
            return press(point, layout)
        case .drag where button == .left:
            if panels.dragged != nil {
                dragBorder(to: point)
            } else if stage == .race, overlays.isEmpty {
                readRace(at: point, layout.body)
                return lookAtLanes()
            } else if stage == .explorer, overlays.isEmpty {
                dragInExplorer(to: point, layout.body)
            } else if overlays.isEmpty, let place = layout.place(at: point), place.panel == panels.focus {
                let action = panel(panels.focus).drag(to: point, in: Box.interior(of: place.rect))
                return action.map { perform($0, in: panels.focus) } ?? []
            }
            return []
        case .release:
            panels.dragged = nil
            return []
        case .wheelUp: return wheel(up: true, point, layout)
        case .wheelDown: return wheel(up: false, point, layout)
        default: return []
        }
    }

    private mutating func press(_ point: Point, _ layout: ScreenLayout) -> [Effect] {
        if layout.bottom.contains(point) {
            let command = BottomLine(self, width: layout.bottom.width).command(at: point.x - layout.bottom.x)
            return command.map { perform($0) } ?? []
        }
        if let overlay = overlays.last { return press(point, on: overlay) }
        if layout.header.contains(point) {
            return Header(state: self).statusColumns.contains(point.x) ? perform(toggleRun) : []
        }
        if stage == .explorer { return pressInExplorer(at: point, layout.body) }
        if stage == .race { return pressInRace(at: point, layout.body) }
        guard let place = layout.place(at: point) else { return [] }
        // The names of panels that wait stand at the lower border.
        if place.sharing.count > 1, point.y == place.rect.y + place.rect.height - 1, place.panel == panels.focus {
            return turnPage(place)
        }
        panels.focus(on: place.panel)
        panels.dragged = layout.border(at: point)
        if panels.dragged != nil { return [] }
        let action = panel(place.panel).press(at: point, in: Box.interior(of: place.rect))
        return action.map { perform($0, in: place.panel) } ?? []
    }

    /// The next panel of a place that several share.
    private mutating func turnPage(_ place: ScreenLayout.Place) -> [Effect] {
        let index = place.sharing.firstIndex(of: place.panel) ?? 0
        panels.focus(on: place.sharing[(index + 1) % place.sharing.count])
        return []
    }

    private mutating func press(_ point: Point, on overlay: Overlay) -> [Effect] {
        let rect = OverlayView(overlay: overlay, state: self).rect(on: display.size)
        guard rect.contains(point) else {
            // Questions want an answer.
            return overlay.place == .question ? [] : perform(.close)
        }
        guard case .picker(var picker) = overlay else { return [] }
        let inside = Box.interior(of: rect)
        let list = PickerView.parts(inside.size, listShare: picker.listShare).list
        let row = point.y - inside.y - list.y
        let found = picker.found(self)
        let window = ScrollWindow(count: found.count, height: list.height, selected: picker.selected)
        guard row >= 0, row < window.visible.count, point.x - inside.x < list.x + list.width else { return [] }
        let index = window.visible.lowerBound + row
        if index == picker.selected { return perform(.confirm) }
        picker.selected = index
        overlays[overlays.count - 1] = .picker(picker)
        return []
    }

    private mutating func wheel(up: Bool, _ point: Point, _ layout: ScreenLayout) -> [Effect] {
        if !overlays.isEmpty {
            scroll(by: up ? -3 : 3)
            return []
        }
        switch stage {
        case .race: return wheelInRace(up: up, point, layout.body)
        case .explorer: return wheelInExplorer(up: up, point, layout.body)
        case .network: break
        }
        guard let place = layout.place(at: point), let wheel = panel(place.panel).wheel else { return [] }
        panels.focus(on: place.panel)
        return perform(up ? wheel.up : wheel.down)
    }
}
