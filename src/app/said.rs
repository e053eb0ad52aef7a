//! What the page says where it asks the browser for something: its adapters have no catalogue of their own.

pub use crate::words::asset_not_fetched;
pub use crate::words::broke_reader;
pub use crate::words::download_in_airplane_mode;
pub use crate::words::download_unguarded;
pub use crate::words::part_not_fetched;
pub use crate::words::why_broke_off;
pub use crate::words::why_no_answer;
pub use crate::words::why_status;
