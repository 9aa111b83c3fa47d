/* `handbook build` puts the data of the edition here, on window.handbookReview. */
