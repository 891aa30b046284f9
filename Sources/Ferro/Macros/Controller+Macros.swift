public import FerroRouting

/// Makes a struct a controller: its handlers, marked `@GET` and so on, become routes under a prefix.
///
/// ```swift
/// @Controller("links") struct LinkController {
///     @GET func index(query: PageQuery, c: Context) async throws -> Page<LinkView> { … }
///     @GET("{link}") func show(link: Link, c: Context) async throws -> LinkView { … }
///     @POST func store(body: CreateLink, author: User, c: Context) async throws -> Created<LinkView> { … }
/// }
/// ```
///
/// Each parameter of a handler is filled by the first rule that fits:
/// 1. a label that is in the path is bound from the path;
/// 2. `body` and `query` are decoded and validated;
/// 3. `Context` and `Request` are passed on; anything else must be `FromContext`, and is asked for before anything that
///    was sent is read, so that a guard answers first.
///
/// It writes the conformance to `Controller` and `routes`, one `Route` for each mark. A route is named for the prefix and
/// the function, `links.show`; a controller without prefix gives its own name, `link_pages.show` for `LinkPages`.
///
/// - Parameters:
///   - prefix: What comes before every path, as text written out: `links` or `users/{user}/links`.
///   - name: What comes before every route's name instead of the prefix.
@attached(extension, conformances: Controller, names: named(routes))
public macro Controller(_ prefix: String = "", name: String? = nil) =
    #externalMacro(module: "FerroMacros", type: "ControllerMacro")

/// Answers GET, and HEAD, in a struct that carries `@Controller`.
///
/// - Parameters:
///   - path: What follows the controller's prefix, as text written out: `{link}/edit`.
///   - name: The route's name, for `url(named:)`.
///   - middleware: What runs around this route alone, the first outermost.
@attached(peer)
public macro GET(_ path: String = "", name: String? = nil, use middleware: any FerroRouting.Middleware<Context>...) =
    #externalMacro(module: "FerroMacros", type: "RouteMacro")

/// Answers POST in a struct that carries `@Controller`.
///
/// - Parameters:
///   - path: What follows the controller's prefix, as text written out.
///   - name: The route's name, for `url(named:)`.
///   - middleware: What runs around this route alone, the first outermost.
@attached(peer)
public macro POST(_ path: String = "", name: String? = nil, use middleware: any FerroRouting.Middleware<Context>...) =
    #externalMacro(module: "FerroMacros", type: "RouteMacro")

/// Answers PUT in a struct that carries `@Controller`.
///
/// - Parameters:
///   - path: What follows the controller's prefix, as text written out.
///   - name: The route's name, for `url(named:)`.
///   - middleware: What runs around this route alone, the first outermost.
@attached(peer)
public macro PUT(_ path: String = "", name: String? = nil, use middleware: any FerroRouting.Middleware<Context>...) =
    #externalMacro(module: "FerroMacros", type: "RouteMacro")

/// Answers PATCH in a struct that carries `@Controller`.
///
/// - Parameters:
///   - path: What follows the controller's prefix, as text written out.
///   - name: The route's name, for `url(named:)`.
///   - middleware: What runs around this route alone, the first outermost.
@attached(peer)
public macro PATCH(_ path: String = "", name: String? = nil, use middleware: any FerroRouting.Middleware<Context>...) =
    #externalMacro(module: "FerroMacros", type: "RouteMacro")

/// Answers DELETE in a struct that carries `@Controller`.
///
/// - Parameters:
///   - path: What follows the controller's prefix, as text written out.
///   - name: The route's name, for `url(named:)`.
///   - middleware: What runs around this route alone, the first outermost.
@attached(peer)
public macro DELETE(_ path: String = "", name: String? = nil, use middleware: any FerroRouting.Middleware<Context>...) =
    #externalMacro(module: "FerroMacros", type: "RouteMacro")
