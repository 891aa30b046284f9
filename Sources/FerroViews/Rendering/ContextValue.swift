internal import Foundation
internal import Mustache

/// Turns a Swift value into the tree that templates read.
struct ContextValue {
    static let maximumDepth = 128
    static let maximumCount = 1_000_000

    private var count = 0

    /// The tree of a page's context; it must be a struct, a class, a named tuple or a dictionary with text keys.
    static func page(_ value: Any) throws -> ContextNode {
        var builder = ContextValue()
        if let node = try builder.tree(value, 0) as? ContextNode { return node }
        throw ViewError(
            .context,
            "a template's context is a struct or a dictionary with text keys, not \(type(of: value)): wrap it in one")
    }

    private mutating func tree(_ value: Any, _ depth: Int) throws -> Any {
        if let leaf = Self.leaf(value) { return leaf }
        count += 1
        guard depth <= Self.maximumDepth, count <= Self.maximumCount else {
            throw ViewError(
                .context,
                "a template's context is nested deeper than \(Self.maximumDepth) or holds more than "
                    + "\(Self.maximumCount) values: give the template only what it shows")
        }
        if let own = Self.mustache(value) { return own }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            guard let wrapped = mirror.children.first?.value else { return ContextNull() }
            return try tree(wrapped, depth + 1)
        case .collection, .set:
            var items: [Any] = []
            items.reserveCapacity(mirror.children.count)
            for child in mirror.children { items.append(try tree(child.value, depth + 1)) }
            return items
        case .dictionary: return try dictionary(value, mirror, depth)
        case .enum where mirror.children.isEmpty: return Self.enumeration(value)
        default: return try node(value, mirror, depth)
        }
    }

    private mutating func node(_ value: Any, _ mirror: Mirror, _ depth: Int) throws -> Any {
        var children: [String: Any] = [:]
        var next: Mirror? = mirror
        while let current = next {
            for child in current.children {
                guard let label = child.label, children[label] == nil else { continue }
                children[label] = try tree(child.value, depth + 1)
            }
            next = current.superclassMirror
        }
        return ContextNode(children: children, value: value)
    }

    private mutating func dictionary(_ value: Any, _ mirror: Mirror, _ depth: Int) throws -> Any {
        var children: [String: Any] = [:]
        for pair in mirror.children {
            let parts = Array(Mirror(reflecting: pair.value).children.prefix(2))
            guard parts.count == 2 else { continue }
            let key = String(describing: parts[0].value)
            // Keys of this form belong to the render itself.
            if !key.hasPrefix("ferro-") { children[key] = try tree(parts[1].value, depth + 1) }
        }
        return ContextNode(children: children, value: value)
    }

    private static func leaf(_ value: Any) -> Any? {
        switch value {
        case is String, is Bool, is Int, is Double: value
        case let text as Substring: String(text)
        case let character as Character: String(character)
        case is any FixedWidthInteger, is any BinaryFloatingPoint: value
        case let url as URL: url.absoluteString
        case let id as UUID: id.uuidString.lowercased()
        case let date as Date: date.formatted(.iso8601)
        case is Decimal: String(describing: value)
        default: nil
        }
    }

    private static func mustache(_ value: Any) -> Any? {
        let isOwn =
            value is MustacheLambda || value is MustacheTemplate || value is any MustacheParent
            || value is any MustacheCustomRenderable || value is any MustacheCustomRepresentation
        guard isOwn, !(value is [String: Any]), Mirror(reflecting: value).displayStyle != .dictionary else {
            return nil
        }
        return value
    }

    private static func enumeration(_ value: Any) -> Any {
        guard let raw = value as? any RawRepresentable else { return String(describing: value) }
        return leaf(raw.rawValue) ?? String(describing: value)
    }
}
