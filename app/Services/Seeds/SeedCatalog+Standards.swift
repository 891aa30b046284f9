extension SeedCatalog {
    static let standards = [
        Part(
            prefix: "https://www.rfc-editor.org/rfc/rfc", suffix: ".html", tags: ["specs"],
            rows: """
                9110 | RFC 9110: HTTP Semantics | http
                9111 | RFC 9111: HTTP Caching | http caching
                9112 | RFC 9112: HTTP/1.1 | http
                9113 | RFC 9113: HTTP/2 | http http2
                9114 | RFC 9114: HTTP/3 | http quic
                9000 | RFC 9000: QUIC, a UDP-based multiplexed and secure transport | quic networking
                8446 | RFC 8446: TLS 1.3 | tls security
                6455 | RFC 6455: The WebSocket Protocol | websocket
                8259 | RFC 8259: The JSON data interchange format | json
                3986 | RFC 3986: Uniform Resource Identifier, generic syntax | http
                6265 | RFC 6265: HTTP State Management Mechanism (cookies) | http cookies
                7519 | RFC 7519: JSON Web Token | security jwt
                6749 | RFC 6749: The OAuth 2.0 Authorization Framework | security oauth
                7636 | RFC 7636: Proof Key for Code Exchange | security oauth
                9457 | RFC 9457: Problem Details for HTTP APIs | http api
                9562 | RFC 9562: Universally Unique Identifiers | databases
                4180 | RFC 4180: Common format for CSV files | csv
                3339 | RFC 3339: Date and time on the Internet | dates
                5321 | RFC 5321: Simple Mail Transfer Protocol | email
                1035 | RFC 1035: Domain names, implementation and specification | dns networking
                8484 | RFC 8484: DNS queries over HTTPS | dns security
                8555 | RFC 8555: Automatic Certificate Management Environment | tls devops
                6902 | RFC 6902: JavaScript Object Notation Patch | json api
                6901 | RFC 6901: JavaScript Object Notation Pointer | json
                8288 | RFC 8288: Web Linking | http api
                6585 | RFC 6585: Additional HTTP status codes | http
                7807 | RFC 7807: Problem Details, the version that RFC 9457 replaced | http api
                5861 | RFC 5861: stale-while-revalidate and stale-if-error | http caching
                8246 | RFC 8246: HTTP immutable responses | http caching
                8297 | RFC 8297: An HTTP status code for indicating hints | http performance
                7231 | RFC 7231: HTTP/1.1 Semantics, for old links that still cite it | http
                2119 | RFC 2119: Key words for use in RFCs to indicate requirement levels | writing
                1925 | RFC 1925: The Twelve Networking Truths | humour networking
                2324 | RFC 2324: Hyper Text Coffee Pot Control Protocol | humour http
                """),
        Part(
            prefix: "https://developer.mozilla.org/en-US/docs/", tags: ["web"],
            rows: """
                Web/HTTP/Guides/CORS | Cross-Origin Resource Sharing | http security
                Web/HTTP/Guides/CSP | Content Security Policy | security
                Web/HTTP/Guides/Caching | HTTP caching | http caching
                Web/HTTP/Guides/Cookies | Using HTTP cookies | http cookies
                Web/HTTP/Guides/Conditional_requests | HTTP conditional requests | http caching
                Web/HTTP/Reference/Status | HTTP response status codes | http
                Web/CSS/CSS_grid_layout | CSS grid layout | css
                Web/CSS/CSS_container_queries | CSS container queries | css
                Web/CSS/:has | The :has() pseudo-class | css
                Web/CSS/@media/prefers-color-scheme | prefers-color-scheme | css accessibility
                Web/HTML/Reference/Elements/dialog | The dialog element | html accessibility
                Web/HTML/Reference/Elements/details | The details disclosure element | html
                Web/Accessibility/ARIA | ARIA | accessibility
                Web/API/Server-sent_events/Using_server-sent_events | Using server-sent events | api
                Web/API/WebSockets_API | The WebSocket API | websocket
                Web/API/View_Transition_API | View Transition API | javascript
                Web/API/Fetch_API/Using_Fetch | Using the Fetch API | javascript
                Web/Security/Attacks/XSS | Cross-site scripting | security
                """),
        Part(
            prefix: "https://www.w3.org/", tags: ["web", "specs"],
            rows: """
                WAI/WCAG22/quickref/ | How to Meet WCAG (Quick Reference) | accessibility
                WAI/ARIA/apg/ | ARIA Authoring Practices Guide | accessibility
                WAI/tutorials/forms/ | Forms tutorial: labels, grouping, validation | accessibility html
                TR/trace-context/ | Trace Context | observability
                """),
    ]
}
