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
    "assets/site.js",
    "assets/style.css",
    "templates/404.html",
    "templates/a11y.html",
    "templates/about.html",
    "templates/award-list.html",
    "templates/award.html",
    "templates/base.html",
    "templates/calendar.html",
    "templates/chart_components.html",
    "templates/components.html",
    "templates/data.html",
    "templates/day.html",
    "templates/days.html",
    "templates/document.html",
    "templates/documents.html",
    "templates/event.html",
    "templates/home.html",
    "templates/index.html",
    "templates/list.html",
    "templates/list_components.html",
    "templates/month.html",
    "templates/named.html",
    "templates/news.html",
    "templates/ordered.html",
    "templates/programme.html",
    "templates/picture.html",
    "templates/redirect.html",
    "templates/root.html",
    "templates/series.html",
    "templates/sitemap.html",
    "templates/statistics.html",
    "templates/time_components.html",
    "templates/withdrawn.html",
    "templates/work.html",
    "templates/year.html",
    "templates/years.html",
    "words/kk.txt",
    "words/ru.txt",
];
