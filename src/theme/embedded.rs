//! Which files does the built-in theme have? They travel inside the program; a test compares the list with the folder.

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[ $( ($path, include_bytes!(concat!("../../themes/default/", $path))) ),* ]
    };
}

/// Path below `themes/default/` and content of each file, sorted by path.
pub const EMBEDDED: &[(&str, &[u8])] = files![
    "assets/mark.svg",
    "assets/print.css",
    "assets/settings.js",
    "assets/style.css",
    "fonts/OFL-GolosText.txt",
    "fonts/OFL-Literata.txt",
    "fonts/README.md",
    "fonts/fonts.css",
    "fonts/golos-semibold.woff2",
    "fonts/golos.woff2",
    "fonts/literata-italic.woff2",
    "fonts/literata-semibold.woff2",
    "fonts/literata.woff2",
    "templates/404.html",
    "templates/a11y.html",
    "templates/award-list.html",
    "templates/award.html",
    "templates/base.html",
    "templates/chart_components.html",
    "templates/components.html",
    "templates/document.html",
    "templates/event.html",
    "templates/home.html",
    "templates/index.html",
    "templates/list.html",
    "templates/list_components.html",
    "templates/named.html",
    "templates/news.html",
    "templates/redirect.html",
    "templates/root.html",
    "templates/series.html",
    "templates/statistics.html",
    "templates/work.html",
    "templates/year.html",
    "templates/years.html",
    "words/kk.txt",
    "words/ru.txt",
];
